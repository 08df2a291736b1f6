/**
 * `GET /api/installation?env=`: what of Cairn's calls arrives, by the newest events of those who were here last. What is
 * left out was not seen.
 */
export interface Installation {
  /** The latest event that the script in a page sent, and the page's host. */
  readonly script?: Sighting;
  /** The latest event from anything else, such as a server. */
  readonly server?: Sighting;
  /** The latest event of somebody whom the product said who they are. */
  readonly identify?: Sighting & { readonly user: string };
  readonly group?: Sighting & { readonly account: string };
  /** The latest event of the product's own, beside pages and what Cairn itself sends. */
  readonly event?: Sighting & { readonly name: string };
  /** The latest milestone that somebody reached. */
  readonly milestone?: {
    readonly at: string;
    readonly milestone: string;
    readonly title: string;
    readonly user: string;
  };
  /** The version of the guidebook that the newest page had. */
  readonly guidebook?: Sighting & { readonly version: string };
  /** The version that is live; absent: nothing was published yet. */
  readonly live?: number;
  /** Milestones that are live. */
  readonly milestones: number;
  /** Requests that were refused as a whole lately, newest first, one of each cause; not kept over a restart. */
  readonly refused: readonly RefusedRequest[];
}
export interface Sighting {
  readonly at: string;
  /** Host of the page, such as `app.example`, where it is told. */
  readonly host?: string;
}
export interface RefusedRequest {
  readonly at: string;
  readonly code: string;
  readonly origin?: string;
}

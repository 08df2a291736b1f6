/** How a server stores: as in production, each request a transaction of its own, or not at all. */
export type Storing = "grouped" | "ungrouped" | "discarding";

/** What a server is asked. */
export type ToServer =
  | { readonly kind: "memory" }
  /** Projects what the log holds, and from then on what comes in. */
  | { readonly kind: "project" }
  /** Forgets the projection and folds the log from its beginning. */
  | { readonly kind: "rebuild" };

/** What a server answers. */
export type FromServer =
  | { readonly kind: "ready"; readonly url: string; readonly writeKey: string }
  | { readonly kind: "memory"; readonly rssBytes: number }
  | { readonly kind: "projected"; readonly ms: number };

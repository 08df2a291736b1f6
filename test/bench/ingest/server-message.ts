/** How a server stores: as in production, each request a transaction of its own, or not at all. */
export type Storing = "grouped" | "ungrouped" | "discarding";

/** What a server is asked. */
export type ToServer =
  | { readonly kind: "memory" }
  /** Projects what the log holds, and from then on what comes in. */
  | { readonly kind: "project" }
  /** Forgets the projection and folds the log from its beginning. */
  | { readonly kind: "rebuild" };

/** What a server holds, bytes. */
export interface Memory {
  /** Of the whole process, as the system counts it. */
  readonly rssBytes: number;
  /** What JavaScript still needs, after a collection; what never comes back shows here first. */
  readonly heapBytes: number;
}

/** What a server answers. */
export type FromServer =
  | { readonly kind: "ready"; readonly url: string; readonly writeKey: string }
  | { readonly kind: "memory"; readonly memory: Memory }
  | { readonly kind: "projected"; readonly ms: number };

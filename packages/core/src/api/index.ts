/** The JSON that the collector's `/api/*` and the studio exchange. Types only: the two meet over HTTP. */
export type * from "./session.ts";
export type * from "./define.ts";
export type * from "./builder.ts";
export type * from "./insights.ts";
export type * from "./stall-map.ts";
export type * from "./away.ts";
export type * from "./experiments.ts";
export type * from "./activation.ts";
export type * from "./people.ts";
export type * from "./accounts.ts";
export type * from "./dead-letters.ts";
export type * from "./delivery.ts";
export type * from "./live.ts";
export type * from "./identity.ts";
export type * from "./webhooks.ts";
export type * from "./stall-model.ts";

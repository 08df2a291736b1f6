import type { Schema } from "./schema.ts";

/** What one resource adds to the description: its routes, and the bodies that they take and answer, by name. */
export interface Resource {
  readonly operations: readonly Operation[];
  /** The types stand in `@cairn/core/api`; a test compares what is answered with these. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** One route of the API, as its description tells it. */
export interface Operation {
  readonly method: "get" | "post" | "put" | "delete";
  /** Under `/api`, with `{name}` for a part of the path. */
  readonly path: string;
  readonly summary: string;
  readonly query?: Readonly<Record<string, Schema>>;
  readonly body?: Schema;
  /** 302: to another page. */
  readonly status: 200 | 201 | 204 | 302;
  readonly answer?: Schema;
  readonly contentType?: "text/event-stream" | "application/x-ndjson" | "text/csv";
  /** Failures that are this route's own, beside 400, 401 and 403. */
  readonly failures?: readonly (404 | 409 | 422 | 429)[];
  /** Answered without a session or key. */
  readonly isOpen?: true;
}

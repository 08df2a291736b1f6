import { environment, integer, listOf, ref, type Schema, text, time } from "./schema.ts";

/** One route of the API, as its description tells it. */
export interface Operation {
  readonly method: "get" | "post" | "put" | "delete";
  /** Under `/api`, with `{name}` for a part of the path. */
  readonly path: string;
  readonly summary: string;
  readonly query?: Readonly<Record<string, Schema>>;
  readonly body?: Schema;
  readonly status: 200 | 201 | 204;
  readonly answer?: Schema;
  readonly contentType?: "text/event-stream";
  /** Failures that are this route's own, beside 400, 401 and 403. */
  readonly failures?: readonly (404 | 409 | 422 | 429)[];
  /** Answered without a session or key. */
  readonly isOpen?: true;
}

const env = { env: environment };

/** Every route, in the order in which the studio meets them. */
export const OPERATIONS: readonly Operation[] = [
  {
    method: "post",
    path: "/session",
    summary: "Sign in with the one-time token of a sign-in link; sets the session cookie.",
    body: ref("SignIn"),
    status: 200,
    answer: ref("StudioSession"),
    failures: [429],
    isOpen: true,
  },
  {
    method: "get",
    path: "/session",
    summary: "Who is signed in.",
    status: 200,
    answer: ref("StudioSession"),
  },
  { method: "delete", path: "/session", summary: "Sign out.", status: 204 },
  {
    method: "get",
    path: "/draft",
    summary: "The draft, with its problems.",
    status: 200,
    answer: ref("Draft"),
  },
  {
    method: "put",
    path: "/draft",
    summary: "Save the draft, valid or not. 409 when revision is not the stored one.",
    body: ref("SaveDraft"),
    status: 200,
    answer: ref("Draft"),
    failures: [409, 422],
  },
  {
    method: "post",
    path: "/draft/check",
    summary: "Problems and warnings of a guidebook; nothing is stored.",
    body: ref("CheckDraft"),
    status: 200,
    answer: ref("CheckResult"),
  },
  {
    method: "post",
    path: "/publish",
    summary: "Publish the stored draft. 422 with problems when it is not valid.",
    body: ref("Publish"),
    status: 200,
    answer: ref("Version"),
    failures: [409, 422],
  },
  {
    method: "get",
    path: "/versions",
    summary: "Published versions, newest first.",
    status: 200,
    answer: listOf(ref("Version")),
  },
  {
    method: "post",
    path: "/rollback",
    summary: "Publish an older version again.",
    body: ref("Rollback"),
    status: 200,
    answer: ref("Version"),
    failures: [404],
  },
  {
    method: "put",
    path: "/pause",
    summary: "Take every guide off, or let them on again; open tabs follow within 60 s.",
    body: ref("Pause"),
    status: 204,
  },
  {
    method: "get",
    path: "/events/seen",
    summary: "Events that really arrive, by falling count.",
    query: env,
    status: 200,
    answer: listOf(ref("SeenEvent")),
  },
  {
    method: "get",
    path: "/insights/overview",
    summary: "How it goes altogether.",
    query: env,
    status: 200,
    answer: ref("Overview"),
  },
  {
    method: "get",
    path: "/insights/funnel",
    summary:
      "Users who did each step after the step before. A step is a milestone id or event:NAME; the activation without steps.",
    query: { ...env, steps: listOf(text) },
    status: 200,
    answer: ref("Funnel"),
    failures: [404],
  },
  {
    method: "get",
    path: "/insights/time-to-milestone",
    summary:
      "Kaplan–Meier curve from each user's first event; milestone or event says to what. Censored at asOf, else at the log's latest event.",
    query: { ...env, milestone: text, event: text, asOf: time },
    status: 200,
    answer: ref("TimeToMilestone"),
    failures: [404],
  },
  {
    method: "get",
    path: "/insights/stalls",
    summary:
      "Who is stuck now, and whose stall ended in the last 7 days. Counts are of all; people are the newest 500.",
    query: env,
    status: 200,
    answer: ref("Stalls"),
  },
  {
    method: "get",
    path: "/people",
    summary: "People, newest activity first; search looks into id, name and e-mail.",
    query: { ...env, search: text, limit: integer, cursor: text },
    status: 200,
    answer: ref("People"),
  },
  {
    method: "get",
    path: "/people/{id}",
    summary: "One person, with the newest 500 entries of their timeline.",
    query: env,
    status: 200,
    answer: ref("Person"),
    failures: [404],
  },
  {
    method: "get",
    path: "/live",
    summary:
      "Events as they come in, as server-sent events named event; the last 50 first, a ping every 20 s.",
    query: { ...env, user: text },
    status: 200,
    answer: ref("LiveEvent"),
    contentType: "text/event-stream",
  },
  {
    method: "get",
    path: "/keys",
    summary: "Write keys in use.",
    status: 200,
    answer: listOf(ref("WriteKey")),
  },
  {
    method: "post",
    path: "/keys",
    summary: "Make a write key.",
    body: ref("NewKey"),
    status: 201,
    answer: ref("WriteKey"),
  },
  {
    method: "put",
    path: "/keys/{key}",
    summary: "Set the origins that browsers may send from with a key.",
    body: ref("KeyOrigins"),
    status: 200,
    answer: ref("WriteKey"),
    failures: [404],
  },
  {
    method: "delete",
    path: "/keys/{key}",
    summary: "Revoke a write key.",
    status: 204,
    failures: [404],
  },
  {
    method: "get",
    path: "/openapi.json",
    summary: "This description.",
    status: 200,
    answer: { type: "object" },
    isOpen: true,
  },
];

import {
  type CompiledGuidebook,
  foldStall,
  type Frustration,
  isOnPage,
  isStuck,
  type JsonObject,
  judgeStall,
  type StallHappening,
  stallReasons,
  type StallState,
} from "@cairn/core";

/** What the SDK's engine would find out about one user, told as its events. */
export interface Engine {
  /** A page was loaded in a session of this id. */
  loaded(session: string): void;
  heard(event: string, atMs: number, path: string): void;
  worked(activeMs: number, atMs: number, path: string): void;
  frustrated(frustration: Frustration): void;
  /** The milestone that the user is stuck at. */
  readonly stalledAt: string | undefined;
  hasReached(milestone: string): boolean;
}

/** What makes a milestone reached in this history: each is the first event of a name. */
const REACHED_BY: Readonly<Record<string, string>> = {
  "Customer Added": "first-customer",
  "Invoice Sent": "first-invoice-sent",
  "Bank Connected": "bank-connected",
  "Invoice Paid": "first-payment",
};

/** An engine for one new user; `tell` records an event with an id of a derived event. */
export function createEngine(
  book: CompiledGuidebook,
  tell: (event: string, properties: JsonObject) => void,
): Engine {
  const checklist = book.guides.find(({ kind }) => kind === "checklist");
  const items = checklist?.kind === "checklist" ? checklist.items : [];
  const reached = new Set<string>();
  let state: StallState | undefined;
  let stuckAt: string | undefined;
  let active = 0;
  let shownIn: string | undefined;

  const guide = (event: string, path: string): void => {
    if (checklist) tell(event, { guide: checklist.id, kind: checklist.kind, path });
  };
  const next = () =>
    book.milestones.find(
      ({ id, after }) => !reached.has(id) && after.every((one) => reached.has(one)),
    );
  const [baseline] = book.stalls;
  const fold = (happening: StallHappening): void => {
    if (baseline) state = foldStall(state, happening, baseline);
  };
  const resolve = (by: "progress" | "evidence-gone"): void => {
    if (stuckAt !== undefined) tell("Stall Resolved", { milestone: stuckAt, by });
    stuckAt = undefined;
  };
  const look = (atMs: number): void => {
    const milestone = next();
    const { id = "" } = milestone ?? {};
    if (id !== state?.[0]) {
      fold({ kind: "milestone", milestone: id, atMs, active });
      resolve("progress");
    }
    const judged = state && judgeStall(book.stalls, state, milestone?.expectedActiveMs);
    const wasStuck = stuckAt !== undefined;
    if (!state || !judged || isStuck(judged, wasStuck) === wasStuck) return;
    if (wasStuck) return resolve("evidence-gone");
    stuckAt = id;
    const reasons = stallReasons(judged, state).map((reason) => ({ ...reason }));
    tell("Stall Detected", { milestone: id, reasons, model: judged.baseline.version });
  };
  const reach = (milestone: string, path: string): void => {
    reached.add(milestone);
    const title = book.milestones.find(({ id }) => id === milestone)?.title ?? milestone;
    tell("Milestone Reached", { milestone, title });
    for (const item of items) {
      if (!checklist || item.milestone !== milestone) continue;
      tell("Checklist Item Completed", { guide: checklist.id, item: item.id, milestone });
    }
    if (items.every((item) => reached.has(item.milestone))) guide("Guide Completed", path);
  };

  return {
    get stalledAt() {
      return stuckAt;
    },
    hasReached: (milestone) => reached.has(milestone),
    loaded(session) {
      if (shownIn === session || items.every(({ milestone }) => reached.has(milestone))) return;
      shownIn = session;
      guide("Guide Shown", "/demo/");
    },
    heard(event, atMs, path) {
      const milestone = REACHED_BY[event];
      fold({ kind: "event", name: event, atMs, active });
      if (next()?.failures.some(({ name }) => name === event)) {
        fold({ kind: "sign", sign: "failed-attempts", atMs, active, where: { path, event } });
      }
      if (milestone !== undefined && !reached.has(milestone)) reach(milestone, path);
      look(atMs);
    },
    worked(activeMs, atMs, path) {
      active += activeMs / 1000;
      const elsewhere = !isOnPage(next()?.pages ?? [], path);
      // Who works types and scrolls: an alarm about silence would wait for a pause, which these people do not make.
      fold({ kind: "event", name: "", atMs, active, elsewhere });
      look(atMs);
    },
    frustrated(frustration) {
      const { kind, atMs, path, count, element } = frustration;
      const where = element === undefined ? {} : { element };
      tell("Frustration Detected", { kind, path, count, ...where });
      fold({ kind: "sign", sign: kind, atMs, active, where: { path, ...where } });
      look(atMs);
    },
  };
}

import {
  type CompiledGuidebook,
  createExpectedModel,
  type Frustration,
  type JsonObject,
  judgeStall,
  matchPath,
  type Stall,
  type StallEvidence,
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
  const model = createExpectedModel(book.milestones);
  const checklist = book.guides.find(({ kind }) => kind === "checklist");
  const items = checklist?.kind === "checklist" ? checklist.items : [];
  const reached = new Set<string>();
  let evidence: StallEvidence | undefined;
  let stall: Stall | undefined;
  let shownIn: string | undefined;

  const guide = (event: string, path: string): void => {
    if (checklist) tell(event, { guide: checklist.id, kind: checklist.kind, path });
  };
  const next = () =>
    book.milestones.find(
      ({ id, after }) => !reached.has(id) && after.every((one) => reached.has(one)),
    );
  const look = (nowMs: number): void => {
    const milestone = next()?.id;
    if (evidence?.milestone !== milestone) {
      evidence = milestone === undefined ? undefined : newEvidence(milestone);
    }
    for (const change of judgeStall(model, stall, evidence, nowMs, false)) {
      stall = change.kind === "detected" ? change : undefined;
      const about = { milestone: change.milestone };
      if (change.kind === "resolved") tell("Stall Resolved", { ...about, by: change.by });
      else {
        const reasons = change.reasons.map((reason) => ({ ...reason }));
        tell("Stall Detected", { ...about, reasons, model: change.model });
      }
    }
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
      return stall?.milestone;
    },
    hasReached: (milestone) => reached.has(milestone),
    loaded(session) {
      if (shownIn === session || items.every(({ milestone }) => reached.has(milestone))) return;
      shownIn = session;
      guide("Guide Shown", "/demo/");
    },
    heard(event, atMs, path) {
      const milestone = REACHED_BY[event];
      if (evidence && next()?.failures.some(({ name }) => name === event)) {
        evidence = { ...evidence, failures: [...evidence.failures, { event, atMs, path }] };
      }
      if (milestone !== undefined && !reached.has(milestone)) reach(milestone, path);
      look(atMs);
    },
    worked(activeMs, atMs, path) {
      const pages = next()?.pages ?? [];
      if (evidence && (pages.length === 0 || matchPath(pages, path))) {
        evidence = { ...evidence, activeMs: evidence.activeMs + activeMs };
      }
      look(atMs);
    },
    frustrated(frustration) {
      const { kind, path, count, element } = frustration;
      const where = element === undefined ? {} : { element };
      tell("Frustration Detected", { kind, path, count, ...where });
      if (evidence)
        evidence = { ...evidence, frustrations: [...evidence.frustrations, frustration] };
      look(frustration.atMs);
    },
  };
}

function newEvidence(milestone: string): StallEvidence {
  return { milestone, activeMs: 0, frustrations: [], failures: [] };
}

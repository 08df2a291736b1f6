import type { Problem } from "@cairn/core";
import type { CheckResult, Draft } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import { type ReadonlySignal, batch, computed, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Announcer } from "./announcer.ts";
import { type JsonPath, readAt, writeAt } from "./json-path.ts";

/** How far the draft is on its way to the collector. */
export type SaveStatus = "loading" | "saved" | "unsaved" | "saving" | "waiting" | "conflict";

/** The guidebook being written: every edit is kept here at once, in this browser, and soon on the collector. */
export interface DraftModel {
  readonly status: ReadonlySignal<SaveStatus>;
  readonly guidebook: ReadonlySignal<Guidebook>;
  /** What the collector last told; undefined before it told. */
  readonly stored: ReadonlySignal<Draft | undefined>;
  readonly problems: ReadonlySignal<readonly Problem[]>;
  readonly warnings: ReadonlySignal<readonly Problem[]>;
  /** What somebody else saved meanwhile, while the choice is open. */
  readonly conflict: ReadonlySignal<Draft | undefined>;
  /** What the check says of a guidebook that is not (yet) the draft; undefined until the check's code is here. */
  judge(guidebook: unknown): CheckResult | undefined;
  read(path: JsonPath): unknown;
  write(path: JsonPath, value: unknown): void;
  /** Asks the collector for the draft; an own unsaved one of this browser is taken up again. */
  load(): Promise<void>;
  /** Saves what is unsaved; true once the collector holds everything. */
  save(): Promise<boolean>;
  /** Settles a conflict. The other draft is lost only by this choice. */
  resolve(keep: "mine" | "theirs"): Promise<void>;
}

/** Judges a draft in the browser, as the collector does when it is saved. */
export type CheckDraft = (guidebook: unknown) => CheckResult;

const QUIET_MS = 600;
const RETRY_MS = 3_000;
const BACKUP = "cairn-studio-unsaved";

/** Keeps the draft in step with `GET` and `PUT /api/draft`. */
export function createDraft(
  api: Pick<Api, "draft" | "saveDraft">,
  platform: Pick<Platform, "after" | "recall" | "remember" | "onLeave">,
  announcer: Announcer,
  loadCheck: () => Promise<CheckDraft>,
): DraftModel {
  const status = signal<SaveStatus>("loading");
  const guidebook = signal<Guidebook>({ version: 1 });
  const stored = signal<Draft | undefined>(undefined);
  const conflict = signal<Draft | undefined>(undefined);
  const check = signal<CheckDraft | undefined>(undefined);
  const checked = computed(
    (): CheckResult =>
      check.value?.(guidebook.value) ?? stored.value ?? { problems: [], warnings: [] },
  );
  let cancel = (): void => {};
  let saving: Promise<boolean> | undefined;
  let sends = 0;
  // Sent without an answer so far, as JSON: any of them may be what the collector holds now.
  const unanswered = new Set<string>();
  const isOurs = (other: Draft): boolean => unanswered.has(JSON.stringify(other.guidebook));

  const backUp = (): void =>
    platform.remember(
      BACKUP,
      JSON.stringify({ guidebook: guidebook.peek(), revision: stored.peek()?.revision }),
    );
  const later = (ms: number): void => {
    cancel();
    cancel = platform.after(ms, () => void save());
  };

  async function load(): Promise<void> {
    // An answer from before a saving that has ended since would take back what was just saved.
    while (saving !== undefined) await saving;
    const sentBefore = sends;
    const answer = await api.draft();
    if (sends !== sentBefore) return load();
    if (!answer.ok) {
      if (answer.failure.kind === "lost") platform.after(RETRY_MS, () => void load());
      return;
    }
    // Until its code is here, what the collector said when the draft was saved stands.
    void loadCheck().then(
      (judge) => (check.value = judge),
      () => {},
    );
    const own = unsaved();
    const isOwn = own !== undefined && !isSame(own.guidebook, answer.value.guidebook);
    batch(() => {
      stored.value = answer.value;
      guidebook.value = isOwn ? own.guidebook : answer.value.guidebook;
      status.value = isOwn ? "unsaved" : "saved";
      if (!isOwn) return;
      if (own.revision === answer.value.revision || isOurs(answer.value)) later(0);
      else {
        conflict.value = answer.value;
        status.value = "conflict";
      }
    });
  }

  /** What the collector does not hold yet, and which revision it was typed over: from this tab, else from one before it. */
  function unsaved(): Unsaved | undefined {
    const base = stored.peek();
    if (base === undefined) return readBackup(platform.recall(BACKUP));
    if (status.peek() === "saved") return undefined;
    return { guidebook: guidebook.peek(), revision: base.revision };
  }

  async function save(leaving = false): Promise<boolean> {
    cancel();
    // Two at once would be refused as each other's conflict.
    while (saving !== undefined) await saving;
    if (status.peek() === "saved") return true;
    if (status.peek() === "loading" || status.peek() === "conflict") return false;
    sends += 1;
    saving = sendDraft(leaving);
    try {
      return await saving;
    } finally {
      saving = undefined;
    }
  }

  async function sendDraft(leaving: boolean): Promise<boolean> {
    const sent = guidebook.peek();
    unanswered.add(JSON.stringify(sent));
    status.value = "saving";
    const revision = stored.peek()?.revision ?? 0;
    const answer = await api.saveDraft({ guidebook: sent, revision }, leaving);
    if (answer.ok) {
      unanswered.clear();
      stored.value = answer.value;
      const isLatest = guidebook.peek() === sent;
      status.value = isLatest ? "saved" : "unsaved";
      if (isLatest) {
        platform.remember(BACKUP, undefined);
        announcer.say("Saved.");
        return true;
      }
      backUp();
      later(QUIET_MS);
      return false;
    }
    if (answer.failure.kind === "refused" && answer.failure.problem.status === 409) {
      return settleRefusal();
    }
    status.value = "waiting";
    backUp();
    later(RETRY_MS);
    return false;
  }

  /** A newer revision is stored: our own, whose answer was lost on the way, or somebody else's. */
  async function settleRefusal(): Promise<boolean> {
    const theirs = await api.draft();
    if (!theirs.ok) {
      status.value = "waiting";
      later(RETRY_MS);
      return false;
    }
    if (isOurs(theirs.value)) {
      stored.value = theirs.value;
      status.value = "unsaved";
      later(0);
      return false;
    }
    conflict.value = theirs.value;
    status.value = "conflict";
    return false;
  }

  platform.onLeave(() => {
    if (status.peek() !== "unsaved" || stored.peek() === undefined) return;
    backUp();
    void save(true);
  });
  return {
    status,
    guidebook,
    stored,
    conflict,
    problems: computed(() => checked.value.problems),
    warnings: computed(() => checked.value.warnings),
    judge: (other) => check.value?.(other),
    read: (path) => readAt(guidebook.value, path),
    write(path, value) {
      guidebook.value = writeAt(guidebook.peek(), path, value) as Guidebook;
      backUp();
      if (status.peek() === "conflict") return;
      if (status.peek() !== "saving") status.value = "unsaved";
      later(QUIET_MS);
    },
    load,
    save: () => save(),
    async resolve(keep) {
      const theirs = conflict.peek();
      if (theirs === undefined) return;
      batch(() => {
        conflict.value = undefined;
        stored.value = theirs;
        if (keep === "theirs") guidebook.value = theirs.guidebook;
        status.value = keep === "theirs" ? "saved" : "unsaved";
      });
      if (keep === "theirs") platform.remember(BACKUP, undefined);
      else await save();
    },
  };
}

interface Unsaved {
  readonly guidebook: Guidebook;
  readonly revision: number;
}

function readBackup(text: string | undefined): Unsaved | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Unsaved;
  } catch {
    return undefined;
  }
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

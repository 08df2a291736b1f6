import type { CheckResult, Draft } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import { batch, computed, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Announcer } from "./announcer.ts";
import { guidebookParts } from "./guidebook-parts.ts";
import type { CheckDraft, DraftConflict, DraftModel, SaveStatus } from "./draft-model.ts";
import { readAt, writeAt } from "./json-path.ts";
import { type MergedDrafts, mergeDrafts } from "./merge-drafts.ts";
import { readBackup, type Unsaved } from "./unsaved-draft.ts";

export type {
  CheckDraft,
  DraftConflict,
  DraftModel,
  PartChoices,
  SaveStatus,
} from "./draft-model.ts";

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
  const conflict = signal<DraftConflict | undefined>(undefined);
  const joined = signal<readonly string[]>([]);
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
  // What was typed over: what is stored, but while a conflict is open.
  let base: { readonly revision: number; readonly guidebook: unknown } | undefined;
  const isOurs = (other: Draft): boolean => unanswered.has(JSON.stringify(other.guidebook));

  const backUp = (): void =>
    platform.remember(
      BACKUP,
      JSON.stringify({
        guidebook: guidebook.peek(),
        revision: base?.revision,
        base: base?.guidebook,
      }),
    );
  const hold = (draft: Draft): void => {
    stored.value = draft;
    base = draft;
  };
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
      guidebook.value = isOwn ? own.guidebook : answer.value.guidebook;
      if (isOwn && own.revision !== answer.value.revision && !isOurs(answer.value)) {
        base = { revision: own.revision, guidebook: own.base };
        return meet(answer.value);
      }
      hold(answer.value);
      status.value = isOwn ? "unsaved" : "saved";
      if (isOwn) later(0);
    });
  }

  /** Puts mine together with what somebody else saved; a part that both changed is a person's choice. */
  function meet(theirs: Draft): void {
    const merged = mergeDrafts(base?.guidebook, guidebook.peek(), theirs.guidebook);
    batch(() => {
      stored.value = theirs;
      if (merged.conflicts.length === 0) return settle(theirs, merged);
      conflict.value = { theirs, base: base?.guidebook, parts: merged.conflicts };
      status.value = "conflict";
    });
  }

  /** Goes on from theirs with what is merged. */
  function settle(theirs: Draft, { guidebook: next, taken }: MergedDrafts): void {
    const hasMine = !isSameParts(next, theirs.guidebook);
    batch(() => {
      conflict.value = undefined;
      hold(theirs);
      guidebook.value = hasMine ? next : theirs.guidebook;
      joined.value = [...new Set([...joined.peek(), ...taken])];
      status.value = hasMine ? "unsaved" : "saved";
    });
    if (!hasMine) return platform.remember(BACKUP, undefined);
    backUp();
    later(0);
  }

  /** What the collector does not hold yet, and which revision it was typed over: from this tab, else from one before it. */
  function unsaved(): Unsaved | undefined {
    if (base === undefined) return readBackup(platform.recall(BACKUP));
    if (status.peek() === "saved") return undefined;
    return { guidebook: guidebook.peek(), revision: base.revision, base: base.guidebook };
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
      hold(answer.value);
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
      hold(theirs.value);
      status.value = "unsaved";
      later(0);
      return false;
    }
    meet(theirs.value);
    return false;
  }

  function edited(): void {
    backUp();
    if (status.peek() === "conflict") return;
    if (status.peek() !== "saving") status.value = "unsaved";
    later(QUIET_MS);
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
    joined,
    problems: computed(() => checked.value.problems),
    warnings: computed(() => checked.value.warnings),
    judge: (other) => check.value?.(other),
    read: (path) => readAt(guidebook.value, path),
    write(path, value) {
      guidebook.value = writeAt(guidebook.peek(), path, value) as Guidebook;
      edited();
    },
    load,
    save: () => save(),
    async resolve(keep) {
      const open = conflict.peek();
      if (open === undefined) return;
      const { theirs, parts } = open;
      const all = new Map(
        parts.map(({ key }) => [key, keep === "theirs" ? keep : "mine"] as const),
      );
      const choices = typeof keep === "string" ? all : keep;
      settle(theirs, mergeDrafts(base?.guidebook, guidebook.peek(), theirs.guidebook, choices));
      if (status.peek() === "unsaved") await save();
    },
    replace(next) {
      guidebook.value = next;
      edited();
    },
    forgetJoined() {
      joined.value = [];
    },
  };
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function isSameParts(left: unknown, right: unknown): boolean {
  const json = (guidebook: unknown): string => JSON.stringify([...guidebookParts(guidebook)]);
  return json(left) === json(right);
}

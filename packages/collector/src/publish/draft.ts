import { fail, ok, type Problem, type Result } from "@cairn/core";
import type { CheckResult, Draft, SaveDraft } from "@cairn/core/api";
import { checkGuidebook, EMPTY_GUIDEBOOK, type Guidebook } from "@cairn/core/guidebook";
import type { DraftRecord, LiveDefinitions } from "../store/definitions.ts";
import type { Publishing } from "./publishing.ts";

/** Why a draft was not saved. */
export type SaveFailure =
  /** Another tab or person saved meanwhile; `revision` is the stored one. */
  | { readonly kind: "conflict"; readonly revision: number }
  /** Not even an object: there is nothing in it that a form could show. */
  | { readonly kind: "not-a-guidebook"; readonly problems: readonly Problem[] };

/** The draft with what is wrong with it. Before the first save it is what is live, else an empty guidebook. */
export async function readDraft({ definitions, now }: Omit<Publishing, "by">): Promise<Draft> {
  const [stored, live] = await Promise.all([definitions.draft(), definitions.live()]);
  return draftOf(stored ?? startOf(live, now()), live);
}

/** Keeps a draft, valid or not, when `revision` is the stored one. */
export async function saveDraft(
  { guidebook, revision }: SaveDraft,
  { definitions, by, now }: Publishing,
): Promise<Result<Draft, SaveFailure>> {
  if (typeof guidebook !== "object" || guidebook === null || Array.isArray(guidebook)) {
    return fail({ kind: "not-a-guidebook", problems: checkGuidebook(guidebook).problems });
  }
  const atMs = now();
  const saved = await definitions.saveDraft(guidebook, revision, atMs);
  if (saved === undefined) {
    const stored = await definitions.draft();
    return fail({ kind: "conflict", revision: stored?.revision ?? 0 });
  }
  await definitions.record({
    atMs,
    by,
    action: "draft-saved",
    detail: `revision ${saved.revision}`,
  });
  return ok(draftOf(saved, await definitions.live()));
}

/** What is wrong with a guidebook, without keeping it. */
export function checkDraft(guidebook: unknown): CheckResult {
  const { problems, warnings } = checkGuidebook(guidebook);
  return { problems, warnings };
}

/**
 * Lets an unchanged draft follow what became live. A draft with unpublished work, `before` compared with what was live
 * until now, is left as it is.
 */
export async function followLive(
  before: { readonly draft: DraftRecord | undefined; readonly live: LiveDefinitions },
  { definitions, now }: Omit<Publishing, "by">,
): Promise<void> {
  const { draft, live } = before;
  if (draft === undefined || isChanged(draft.guidebook, live)) return;
  const { version } = await definitions.live();
  if (version === undefined || !isChanged(draft.guidebook, { version, paused: false })) return;
  // Whoever saved in between has newer work, which stays.
  await definitions.saveDraft(version.guidebook, draft.revision, now());
}

function startOf({ version }: LiveDefinitions, nowMs: number): DraftRecord {
  return {
    guidebook: version?.guidebook ?? EMPTY_GUIDEBOOK,
    revision: 0,
    savedAtMs: version?.publishedAtMs ?? nowMs,
  };
}

function draftOf(record: DraftRecord, live: LiveDefinitions): Draft {
  const { problems, warnings } = checkGuidebook(record.guidebook);
  return {
    // What was saved is an object; how far it is a guidebook, `problems` tells.
    guidebook: record.guidebook as Guidebook,
    revision: record.revision,
    savedAt: new Date(record.savedAtMs).toISOString(),
    ...(live.version === undefined ? {} : { live: live.version.version }),
    changed: isChanged(record.guidebook, live),
    paused: live.paused,
    problems,
    warnings,
  };
}

/**
 * Whether a draft differs from what is live. Compared as it would be published: the order of goals and milestones
 * counts, the order in which a form wrote an object's fields does not.
 */
function isChanged(draft: unknown, { version }: LiveDefinitions): boolean {
  const live = version?.guidebook ?? EMPTY_GUIDEBOOK;
  return JSON.stringify(checkGuidebook(draft).guidebook) !== JSON.stringify(live);
}

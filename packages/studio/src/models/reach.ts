import type {
  Environment,
  EventSuggestions,
  MilestonePreview,
  SegmentCount,
  Simulation,
} from "@cairn/core/api";
import type { AuthoredCondition, Guidebook } from "@cairn/core/guidebook";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { DraftModel } from "./draft.ts";
import { type Question, createQuestion } from "./question.ts";

/** What questions about a draft are asked with. */
export interface ReachParts {
  readonly api: Api;
  readonly platform: Pick<Platform, "after" | "now">;
  readonly draft: Pick<DraftModel, "guidebook" | "status" | "problems">;
}

/** How far back a guide is replayed. */
export const REPLAYED = "7d";

/** Who would have seen a guide of the draft in the last days. */
export function askWhoWouldSee(
  { api, platform, draft }: ReachParts,
  env: Environment,
  guide: string,
): Question<Simulation> {
  return createQuestion(
    platform,
    () => {
      // One that is off would show to nobody, and is not in what is published.
      const isOn = draft.guidebook.value.guides?.[guide]?.status === undefined;
      return isOn && isReady(draft, "guides", guide)
        ? withoutTexts(draft.guidebook.value)
        : undefined;
    },
    (patient) => {
      const asked = { guidebook: draft.guidebook.peek(), guide, since: REPLAYED };
      return api.simulate(env, asked, patient);
    },
  );
}

/** What a milestone of the draft makes of history. */
export function askWhoReached(
  { api, platform, draft }: ReachParts,
  env: Environment,
  milestone: string,
): Question<MilestonePreview> {
  return createQuestion(
    platform,
    () => {
      const one = draft.guidebook.value.milestones?.[milestone];
      const { start } = draft.guidebook.value.lifecycle ?? {};
      return one && isReady(draft, "milestones", milestone)
        ? JSON.stringify([one.when, one.by, start])
        : undefined;
    },
    (patient) =>
      api.previewMilestone(env, { guidebook: draft.guidebook.peek(), milestone }, patient),
  );
}

/** Who fits a segment of the draft now. */
export function askWhoFits(
  { api, platform, draft }: ReachParts,
  env: Environment,
  segment: string,
): Question<SegmentCount> {
  const when = (): AuthoredCondition | undefined => draft.guidebook.value.segments?.[segment]?.when;
  return createQuestion(
    platform,
    () => {
      if (!isReady(draft, "segments", segment)) return undefined;
      const { segments, milestones, lifecycle } = draft.guidebook.value;
      return JSON.stringify([when(), segments, milestones, lifecycle?.start], dropTexts);
    },
    (patient) => {
      const asked = { guidebook: draft.guidebook.peek(), when: when() ?? { kind: "all", of: [] } };
      return api.countSegment(env, asked, patient);
    },
  );
}

/** Events that tell those who got value from the others; asked once. */
export function askForEvents(
  { api, platform }: Pick<ReachParts, "api" | "platform">,
  env: Environment,
): Question<EventSuggestions> {
  return createQuestion(
    platform,
    () => env,
    (patient) => api.suggestEvents(env, patient),
  );
}

/** Whether a part is there and could be published as it stands. */
export function isReady(
  { guidebook, status, problems }: ReachParts["draft"],
  section: "guides" | "milestones" | "segments",
  id: string,
): boolean {
  const isThere = status.value !== "loading" && guidebook.value[section]?.[id] !== undefined;
  const at = `${section}.${id}`;
  return isThere && problems.value.every(({ path }) => path !== at && !path.startsWith(`${at}.`));
}

/** The guidebook without the words of its guides: whoever rewrites them reaches the same people. */
export function withoutTexts({
  faqs: _faqs,
  help: _help,
  theme: _theme,
  ...book
}: Guidebook): string {
  return JSON.stringify(book, dropTexts);
}

const TEXTS: ReadonlySet<string> = new Set([
  "title",
  "body",
  "intro",
  "detail",
  "done",
  "label",
  "thanks",
  "note",
  "placement",
]);

function dropTexts(key: string, value: unknown): unknown {
  return TEXTS.has(key) ? undefined : value;
}

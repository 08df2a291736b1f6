import type {
  CompiledChecklist,
  CompiledFaq,
  CompiledGuidebook,
  CompiledHint,
  CompiledMilestone,
  CompiledNotice,
  EventMatch,
  JsonObject,
  Message,
  RichText,
} from "@cairn/core";
import { expectedBaseline, milestoneKey } from "@cairn/core";

/** What every guide has: it may show at once, anywhere, to everybody. */
export const base = (id: string) =>
  ({
    id,
    priority: 0,
    when: { kind: "all", of: [] },
    pages: [],
    delayMs: 0,
    caps: {},
    snoozeMs: 86_400_000,
  }) as const;

const words = (text: string): RichText => [{ kind: "paragraph", of: [text] }];

/** A milestone that one event reaches, and its threshold. */
export function aMilestone(
  id: string,
  event: string,
  more: Partial<CompiledMilestone> & { readonly failure?: EventMatch } = {},
): { readonly milestone: CompiledMilestone; readonly event: string } {
  const { failure, ...rest } = more;
  return {
    event,
    milestone: {
      id,
      title: `Title of ${id}`,
      after: [],
      failures: failure ? [failure] : [],
      pages: [],
      ...rest,
    },
  };
}

export function aChecklist(
  id: string,
  milestones: readonly string[],
  more: Partial<CompiledChecklist> = {},
): CompiledChecklist {
  return {
    ...base(id),
    kind: "checklist",
    title: "Get going",
    autoOpen: true,
    done: "All done",
    items: milestones.map((milestone) => ({
      id: milestone,
      title: `Do ${milestone}`,
      milestone,
      skippable: true,
    })),
    ...more,
  };
}

export function aNotice(id: string, more: Partial<CompiledNotice> = {}): CompiledNotice {
  return {
    ...base(id),
    kind: "notice",
    style: "modal",
    tone: "plain",
    edge: "top",
    title: id,
    body: words("Hello"),
    actions: [],
    ...more,
  };
}

export function aHint(
  id: string,
  selector: string,
  more: Partial<CompiledHint> = {},
): CompiledHint {
  return {
    ...base(id),
    kind: "hint",
    style: "tooltip",
    target: { selectors: [selector] },
    body: words("Look here"),
    ...more,
  };
}

export function aFaq(id: string, more: Partial<CompiledFaq> = {}): CompiledFaq {
  return {
    id,
    question: `Question of ${id}?`,
    answer: words("Answer"),
    pages: [],
    milestones: [],
    reasons: [],
    errors: [],
    ...more,
  };
}

export function aGuidebook(
  milestones: readonly ReturnType<typeof aMilestone>[],
  more: Partial<CompiledGuidebook> = {},
): CompiledGuidebook {
  return {
    format: 1,
    revision: "1",
    locale: "en",
    dir: "ltr",
    paused: false,
    goals: [],
    definitions: {
      thresholds: Object.fromEntries(
        milestones.map(({ milestone, event }) => [
          milestoneKey(milestone.id),
          { version: "v1", threshold: { kind: "count", event: { name: event }, atLeast: 1 } },
        ]),
      ),
    },
    milestones: milestones.map(({ milestone }) => milestone),
    stalls: [expectedBaseline(milestones.map(({ milestone }) => milestone))],
    activation: milestones.map(({ milestone }) => milestone.id),
    segments: {},
    events: [],
    guides: [],
    faqs: [],
    help: { launcher: false, title: "Help", suggestOnStall: true },
    helpIndex: {},
    caps: { perSession: 9, perDay: 9, perWeek: 9, minGapMs: 0, quietAfterLoadMs: 0, groups: {} },
    theme: { css: "", corner: "end" },
    ...more,
  };
}

let made = 0;

/** A track message as the entry makes it. */
export function aTrack(
  event: string,
  who: { readonly userId?: string; readonly anonymousId?: string },
  atMs: number,
  properties: JsonObject = {},
): Message {
  made += 1;
  return {
    type: "track",
    messageId: `message-${made}`,
    timestamp: new Date(atMs).toISOString(),
    event,
    properties,
    ...who,
  };
}

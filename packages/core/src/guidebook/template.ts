import type { AuthoredCondition } from "./condition.ts";
import type { Figure } from "./figure.ts";
import type { Guide } from "./guide.ts";
import type { Guidebook } from "./guidebook.ts";

/** A guide to begin with: words and conditions that hold in any product, to be made one's own. */
export interface GuideTemplate {
  readonly id: string;
  readonly title: string;
  /** One sentence on when to use it. */
  readonly use: string;
  /** The guide, fitted to what the guidebook already has: its goals, its activation, its events. */
  build(guidebook: Guidebook): Guide;
}

/** Everybody. */
export const EVERYONE: AuthoredCondition = { kind: "all", of: [] };

/** Every milestone of the activation is reached; undefined where there is none. */
export function isActivated({ activation }: Guidebook): AuthoredCondition | undefined {
  const milestones = activation?.milestones ?? [];
  if (milestones.length === 0) return undefined;
  return { kind: "all", of: milestones.map((milestone) => ({ kind: "reached", milestone })) };
}

/** What the milestones count, at most three, as figures; a trait where they count nothing. */
export function figuresOf({ milestones = {} }: Guidebook, within?: string): Figure[] {
  const figures = Object.entries(milestones).flatMap(([id, { when }]): readonly Figure[] => {
    if (!("event" in when) || when.kind === "absent") return [];
    const events = { kind: "events", event: when.event } as const;
    const from = within === undefined ? events : { ...events, within };
    return [{ id, label: labelOf(when.event.name), from }];
  });
  const hours: Figure = {
    id: "hours-saved",
    label: { one: "hour saved", other: "hours saved" },
    from: { kind: "trait", trait: "hours_saved" },
  };
  return figures.length === 0 ? [hours] : figures.slice(0, 3);
}

/** "Invoice Sent" as "1 invoice sent", "2 invoices sent"; a name of another form as it is. */
function labelOf(event: string): Figure["label"] {
  const one = event.toLowerCase();
  const [, noun = "", done] = /^(.*[a-z]) (\w+(?:ed|nt|id|de|ne))$/.exec(one) ?? [];
  if (done === undefined) return one;
  const nouns = noun.replace(
    /(?:([^aeiou])y|(s|x|ch|sh)|)$/,
    (_end, before?: string, hiss?: string) =>
      before === undefined ? (hiss === undefined ? "s" : `${hiss}es`) : `${before}ies`,
  );
  return { one, other: `${nouns} ${done}` };
}

import type { Activation, Experiment, ExperimentVerdict, Stalls, Version } from "@cairn/core/api";

/** What somebody could have seen the last time; kept to tell what is new. */
export interface Seen {
  readonly atMs: number;
  /** Kinds of verdicts by guide. */
  readonly verdicts: Readonly<Record<string, string>>;
  /** Rates that had moved, by milestone; "" is the whole way. */
  readonly moved: Readonly<Record<string, string>>;
}

/** What is known now; of what is not known yet nothing is said. */
export interface Now {
  /** Who looks: what they published themselves is no news to them. */
  readonly name: string;
  readonly stalls?: Stalls | undefined;
  readonly versions?: readonly Version[] | undefined;
  readonly experiments?: readonly Experiment[] | undefined;
  readonly activation?: Activation | undefined;
}

/** One thing that is new. */
export type News =
  | {
      readonly kind: "stalls";
      readonly milestone: string;
      readonly title: string;
      /** People who got stuck and still are, and those who got through. */
      readonly stuck: number;
      readonly through: number;
    }
  | {
      readonly kind: "rate";
      /** "" is the whole way. */
      readonly milestone: string;
      readonly title: string;
      readonly moved: "rose" | "fell";
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: "verdict";
      readonly guide: string;
      readonly title: string;
      readonly verdict: ExperimentVerdict;
    }
  /** Newest first. */
  | { readonly kind: "versions"; readonly versions: readonly Version[] };

/** What there is to see at a moment, for the next time. What is not known is as it was. */
export function seenNow(
  { experiments, activation }: Now,
  atMs: number,
  before: Seen | undefined,
): Seen {
  const verdicts = experiments?.flatMap(({ guide, verdict }) =>
    guide === undefined ? [] : [[guide, verdict.kind] as const],
  );
  const moved = activation && ratesOf(activation).map((rate) => [rate.milestone, rate.moved]);
  return {
    atMs,
    verdicts: verdicts === undefined ? (before?.verdicts ?? {}) : Object.fromEntries(verdicts),
    moved: moved === undefined ? (before?.moved ?? {}) : Object.fromEntries(moved),
  };
}

/** What is new since then: who got stuck, who got through, rates beyond chance, verdicts, versions. */
export function newsSince(base: Seen, now: Now): readonly News[] {
  const versions = (now.versions ?? []).filter(
    ({ publishedAt, by }) => by !== now.name && Date.parse(publishedAt) > base.atMs,
  );
  return [
    ...(now.stalls === undefined ? [] : stallNews(base, now.stalls)),
    ...(now.activation === undefined
      ? []
      : ratesOf(now.activation).filter(({ milestone, moved }) => base.moved[milestone] !== moved)),
    ...(now.experiments ?? []).flatMap((one) => verdictNews(base, one)),
    ...(versions.length === 0 ? [] : [{ kind: "versions", versions } as const]),
  ];
}

function stallNews({ atMs }: Seen, { people, byMilestone }: Stalls): readonly News[] {
  const isLater = (iso: string | undefined): boolean => Date.parse(iso ?? "") > atMs;
  return byMilestone.flatMap(({ milestone, title }): readonly News[] => {
    const own = people.filter((one) => one.milestone === milestone);
    const stuck = own.filter(({ resolvedAt, at }) => resolvedAt === undefined && isLater(at));
    const through = own.filter(({ resolvedAt }) => isLater(resolvedAt));
    if (stuck.length + through.length === 0) return [];
    return [{ kind: "stalls", milestone, title, stuck: stuck.length, through: through.length }];
  });
}

const REACHED: ReadonlySet<ExperimentVerdict["kind"]> = new Set(["helps", "hurts", "no-effect"]);

function verdictNews({ verdicts }: Seen, { guide, title, verdict }: Experiment): readonly News[] {
  if (guide === undefined || !REACHED.has(verdict.kind)) return [];
  return verdicts[guide] === verdict.kind ? [] : [{ kind: "verdict", guide, title, verdict }];
}

/** Rates that moved beyond chance: of the whole way first. */
function ratesOf(activation: Activation): readonly (News & { readonly kind: "rate" })[] {
  const whole = { ...activation, milestone: "", title: "" };
  return [whole, ...activation.milestones].flatMap(({ milestone, title, moved, now, before }) =>
    moved === undefined
      ? []
      : [
          {
            kind: "rate" as const,
            milestone,
            title,
            moved,
            from: before.rate?.value ?? 0,
            to: now.rate?.value ?? 0,
          },
        ],
  );
}

import type {
  Delivery,
  GuideFigures,
  Overview,
  StallFitTried,
  StallModel,
  Webhook,
} from "@cairn/core/api";

/** Something that does not work. A `count` only rises: it is put away until it happens again. */
export type Trouble =
  | { readonly kind: "paused" }
  | {
      readonly kind: "broken-guide";
      readonly guide: string;
      readonly title: string;
      readonly count: number;
    }
  | { readonly kind: "refused"; readonly count: number }
  /** `reason`: the one with most events. */
  | { readonly kind: "given-up"; readonly reason: string; readonly count: number }
  | { readonly kind: "webhook-gone"; readonly id: string; readonly url: string }
  | {
      readonly kind: "webhook-dead";
      readonly id: string;
      readonly url: string;
      readonly count: number;
    }
  | { readonly kind: "unlearned"; readonly latest: StallFitTried };

/** What is known of how well everything works; what is not known yet is left out. */
export interface Works {
  readonly paused: boolean;
  readonly overview?: Overview | undefined;
  readonly delivery?: Delivery | undefined;
  readonly stallModel?: StallModel | undefined;
  readonly webhooks?: readonly Webhook[] | undefined;
  /** Titles of the guidebook's guides that are switched on, by id: a removed one needs nothing. */
  readonly guides: ReadonlyMap<string, string>;
}

/** Everything that asks for attention, what stops help altogether first. Empty when all is well. */
export function troublesOf(works: Works): readonly Trouble[] {
  const { overview, delivery, stallModel, webhooks = [], guides } = works;
  const refused = overview?.deadLetters ?? 0;
  return [
    ...(works.paused ? [{ kind: "paused" } as const] : []),
    ...(overview?.guides ?? []).flatMap((one) => brokenGuide(one, guides)),
    ...(refused === 0 ? [] : [{ kind: "refused", count: refused } as const]),
    ...(delivery === undefined ? [] : givenUp(delivery)),
    ...webhooks.flatMap(webhookTrouble),
    ...(stallModel === undefined ? [] : unlearned(stallModel)),
  ];
}

/** Tells one from another, over time. */
export function troubleId(trouble: Trouble): string {
  switch (trouble.kind) {
    case "broken-guide":
      return `broken-guide:${trouble.guide}`;
    case "webhook-gone":
    case "webhook-dead":
      return `${trouble.kind}:${trouble.id}`;
    default:
      return trouble.kind;
  }
}

function brokenGuide(
  { guide, broken }: GuideFigures,
  guides: ReadonlyMap<string, string>,
): readonly Trouble[] {
  const title = guides.get(guide);
  if (title === undefined || broken === 0) return [];
  return [{ kind: "broken-guide", guide, title, count: broken }];
}

// That is what people asked for.
const ASKED_FOR = "consent-denied";

function givenUp({ givenUp: byReason }: Delivery): readonly Trouble[] {
  const reasons = Object.entries(byReason)
    .filter(([reason, events]) => reason !== ASKED_FOR && events > 0)
    .toSorted((a, b) => b[1] - a[1]);
  const [most] = reasons;
  if (most === undefined) return [];
  const count = reasons.reduce((sum, [, events]) => sum + events, 0);
  return [{ kind: "given-up", reason: most[0], count }];
}

function webhookTrouble({ id, url, state, dead }: Webhook): readonly Trouble[] {
  if (state === "gone") return [{ kind: "webhook-gone", id, url }];
  return dead === 0 ? [] : [{ kind: "webhook-dead", id, url, count: dead }];
}

function unlearned({ judgedBy, latest }: StallModel): readonly Trouble[] {
  if (judgedBy === "learned" || latest?.outcome !== "insufficient") return [];
  return [{ kind: "unlearned", latest }];
}

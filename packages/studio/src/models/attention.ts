import type { Stop } from "@cairn/core";
import type { Environment, Overview } from "@cairn/core/api";
import { type ReadonlySignal, computed } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { DraftModel } from "./draft.ts";
import { createPutAway } from "./put-away.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";
import { firstLocale, plainText } from "./text-value.ts";
import { type Trouble, troubleId, troublesOf } from "./troubles.ts";

/** What asks for attention; empty when all is well. */
export interface Attention {
  readonly troubles: ReadonlySignal<readonly Trouble[]>;
  /** Hides one, in this browser, until it has happened again. */
  putAway(trouble: Trouble): void;
  readonly stop: Stop;
}

const EVERY_MS = 60_000;

/** Looks once a minute at what is not asked for already. */
export function createAttention(
  api: Pick<Api, "delivery" | "stallModel" | "webhooks">,
  platform: Platform,
  draft: DraftModel,
  overview: Resource<Overview>,
  env: Environment,
): Attention {
  const delivery = createResource(platform, () => api.delivery(env), EVERY_MS);
  const stallModel = createResource(platform, () => api.stallModel(), EVERY_MS);
  const webhooks = createResource(platform, () => api.webhooks(), EVERY_MS);
  const away = createPutAway(platform, env);
  return {
    troubles: computed(() =>
      troublesOf({
        paused: draft.stored.value?.paused === true,
        overview: valueOf(overview),
        delivery: valueOf(delivery),
        stallModel: valueOf(stallModel),
        webhooks: valueOf(webhooks)?.filter(({ environment }) => environment === env),
        guides: guidesOn(draft),
      }).filter((one) => !("count" in one) || !away.has(troubleId(one), one.count)),
    ),
    putAway(trouble) {
      if ("count" in trouble) away.add(troubleId(trouble), trouble.count);
    },
    stop() {
      for (const one of [delivery, stallModel, webhooks]) one.stop();
    },
  };
}

/** Titles of guides that are switched on, by id. */
function guidesOn(draft: DraftModel): ReadonlyMap<string, string> {
  const book = draft.guidebook.value;
  return new Map(
    Object.entries(book.guides ?? {}).flatMap(([id, { status = "on", title }]) =>
      status === "on" ? [[id, plainText(title, firstLocale(book)) || id] as const] : [],
    ),
  );
}

import { ok } from "@cairn/core";
import type { Delivery, Overview, StallModel, Webhook } from "@cairn/core/api";
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { Api } from "../../src/api.ts";
import { createAttention } from "../../src/models/attention.ts";
import type { DraftModel } from "../../src/models/draft.ts";
import type { Resource } from "../../src/models/resource.ts";
import { troubleInWords } from "../../src/words/trouble.ts";
import { type FakePlatform, fakePlatform, settle } from "../fake-platform.ts";
import { INVOICING } from "../fixtures/guidebook.ts";
import { fixtureOverview } from "../fixtures/insights.ts";

const QUIET: Overview = { ...fixtureOverview(0), deadLetters: 0, guides: [] };
const webhook = (parts: Partial<Webhook>) => ({
  id: "w1",
  environment: "live",
  url: "https://crm.example/hook",
  state: "on",
  dead: 0,
  ...parts,
});

/** What asks for attention where this is known of everything else. */
async function watched(
  known: {
    readonly overview?: Overview;
    readonly givenUp?: Delivery["givenUp"];
    readonly stallModel?: Partial<StallModel>;
    readonly webhooks?: readonly object[];
    readonly paused?: boolean;
  },
  platform: FakePlatform = fakePlatform(),
) {
  const { overview = QUIET, givenUp = {}, stallModel = {}, webhooks = [], paused = false } = known;
  const api = {
    delivery: () => Promise.resolve(ok({ givenUp })),
    stallModel: () => Promise.resolve(ok({ judgedBy: "learned", ...stallModel })),
    webhooks: () => Promise.resolve(ok(webhooks)),
  } as unknown as Api;
  const draft = {
    stored: signal({ paused }),
    guidebook: signal(INVOICING),
  } as unknown as DraftModel;
  const figures = {
    state: signal({ kind: "ready", value: overview }),
  } as unknown as Resource<Overview>;
  const attention = createAttention(api, platform, draft, figures, "live");
  await settle();
  attention.stop();
  const words = () => attention.troubles.value.map((one) => troubleInWords(one).words);
  return { attention, words };
}

describe("what needs attention", () => {
  it("is nothing while all is well, and what people asked for themselves is well", async () => {
    const { words } = await watched({
      givenUp: { "consent-denied": 90 },
      webhooks: [webhook({}), webhook({ environment: "test", dead: 3 })],
      overview: {
        ...QUIET,
        guides: [{ guide: "long-gone", shown: 1, completed: 0, dismissed: 0, broken: 4 }],
      },
    });
    expect(words()).toEqual([]);
  });

  it("is each thing that does not work, in words, with the way to mend it", async () => {
    const { attention, words } = await watched({
      paused: true,
      overview: fixtureOverview(0),
      givenUp: { storm: 1_200, full: 4, "consent-denied": 9_000 },
      webhooks: [webhook({ dead: 9 }), webhook({ id: "w2", state: "gone", dead: 2 })],
      stallModel: {
        judgedBy: "expected",
        latest: {
          outcome: "insufficient",
          because: "few-passed",
          passed: 12,
          needed: { users: 200, passed: 50, lost: 50 },
          leftOut: { undecided: 0 },
        } as never,
      },
    });
    expect(words()).toEqual([
      "All guides are paused: nobody gets help.",
      "“Ready to send?” did not find its element 3 times.",
      "6 events were refused.",
      "Browsers gave up 1\u202f204 events, most for: too many at once.",
      "9 deliveries to the webhook at crm.example given up.",
      "The webhook at crm.example says it is gone; nothing is sent to it.",
      "Your own expected times judge who is stuck. Not enough yet: 12 of 50 people have got through.",
    ]);
    expect(attention.troubles.value.map((one) => troubleInWords(one).route.kind)).toEqual([
      "publish",
      "guide",
      "delivery",
      "delivery",
      "delivery",
      "delivery",
      "judging",
    ]);
  });

  it("is put away until it has happened again, after a reload too", async () => {
    const platform = fakePlatform();
    const six = { overview: { ...QUIET, deadLetters: 6 } };
    const { attention, words } = await watched(six, platform);
    attention.putAway(attention.troubles.value[0]!);
    expect(words()).toEqual([]);
    expect((await watched(six, platform)).words()).toEqual([]);
    const seven = await watched({ overview: { ...QUIET, deadLetters: 7 } }, platform);
    expect(seven.words()).toEqual(["7 events were refused."]);
    platform.remember("overview-put-away:live", "[not JSON");
    expect((await watched(six, platform)).words()).toHaveLength(1);
  });
});

import { fail, ok } from "@cairn/core";
import type { Delivery, IdentityMode, Webhook } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { Api } from "../../src/api.ts";
import { createDelivery } from "../../src/models/delivery.ts";
import { createErasure } from "../../src/models/erasure.ts";
import { createIdentity } from "../../src/models/identity.ts";
import { createRouter } from "../../src/models/router.ts";
import { createWebhooks } from "../../src/models/webhooks.ts";
import { fakePlatform, settle } from "../fake-platform.ts";
import {
  fixtureDelivery,
  fixtureIdentity,
  fixtureLetters,
  fixtureWebhooks,
  lettersAnswer,
} from "../fixtures/delivery.ts";

/** A collector as far as these models ask it; `called` tells what was changed. */
function aCollector() {
  const called: string[] = [];
  const state = { identity: fixtureIdentity(0), webhooks: fixtureWebhooks(0), refused: 41 };
  const note = (words: string): void => void called.push(words);
  const withSecret = (webhook: Webhook) =>
    Promise.resolve(ok({ webhook, secret: `whsec_${webhook.id}` }));
  const api = {
    delivery: () =>
      Promise.resolve(ok<Delivery>({ ...fixtureDelivery(0), refused: state.refused })),
    deadLetters: () => {
      note("letters");
      return Promise.resolve(ok(lettersAnswer(fixtureLetters(0), "")));
    },
    lettersExportUrl: () => "",
    identity: () => Promise.resolve(ok(state.identity)),
    setIdentityMode(env: string, mode: IdentityMode) {
      note(`${env} ${mode}`);
      return Promise.resolve(ok(undefined));
    },
    webhooks: () => Promise.resolve(ok(state.webhooks)),
    rotateWebhook: (id: string) => withSecret(state.webhooks.find((one) => one.id === id)!),
    replayWebhook(id: string, which: object) {
      note(`${id} ${Object.keys(which).join()}`);
      return Promise.resolve(ok({ replayed: 9 }));
    },
    removeWebhook(id: string) {
      state.webhooks = state.webhooks.filter((one) => one.id !== id);
      return Promise.resolve(ok(undefined));
    },
    addWebhook(sent: { readonly url: string }) {
      if (sent.url === "") {
        const problem = { type: "", title: "", status: 400, detail: "url: give one." };
        return Promise.resolve(fail({ kind: "refused" as const, problem }));
      }
      const webhook = { ...state.webhooks[0]!, ...sent, id: "wh_9" };
      state.webhooks = [...state.webhooks, webhook];
      return withSecret(webhook);
    },
  } as unknown as Api;
  return { api, called, state };
}

describe("the delivery screen", () => {
  it("asks for the refused events again when there are more of them, and not otherwise", async () => {
    const { api, called, state } = aCollector();
    const platform = fakePlatform("#/delivery");
    const model = createDelivery(api, platform, createRouter(platform), "live", "");
    await platform.pass(10_000);
    expect(called).toEqual(["letters"]);
    state.refused = 42;
    await platform.pass(10_000);
    expect(called).toEqual(["letters", "letters"]);
    model.stop();
    state.refused = 43;
    await platform.pass(30_000);
    expect(called).toHaveLength(2);
  });
});

describe("proof of identity", () => {
  it("is enforced after a second word where that refuses events of today", async () => {
    const { api, called } = aCollector();
    const model = createIdentity(api, fakePlatform(), "live");
    await settle();
    await model.choose("enforce");
    expect([called, model.confirming.value]).toEqual([[], true]);
    model.cancel();
    await model.choose("off");
    await model.choose("enforce");
    await model.confirm();
    expect(called).toEqual(["live off", "live enforce"]);
    expect(model.outcome.value).toEqual({ kind: "set", mode: "enforce" });
  });

  it("is enforced at once where every event carried a valid token", async () => {
    const { api, called, state } = aCollector();
    const { live } = state.identity;
    state.identity = {
      ...state.identity,
      live: { ...live, coverage: { ...live.coverage, share: 1 } },
    };
    const model = createIdentity(api, fakePlatform(), "live");
    await settle();
    await model.choose("enforce");
    expect(called).toEqual(["live enforce"]);
  });
});

describe("webhooks", () => {
  it("are those of the environment; a secret is shown when it is made, until it is put away", async () => {
    const { api, state } = aCollector();
    state.webhooks = [state.webhooks[0]!, { ...state.webhooks[1]!, environment: "test" }];
    const model = createWebhooks(api, fakePlatform(), "live");
    await settle();
    expect(model.shown.value?.map(({ id }) => id)).toEqual(["wh_1"]);
    model.ask({ kind: "rotate", webhook: state.webhooks[0]! });
    expect(model.secret.shown.value).toBeUndefined();
    await model.confirm();
    expect(model.secret.shown.value).toEqual({ of: "wh_1", secret: "whsec_wh_1" });
    model.secret.putAway();
    expect(model.secret.shown.value).toBeUndefined();
  });

  it("are added with what is typed; a refused address stays to be mended", async () => {
    const { api } = aCollector();
    const model = createWebhooks(api, fakePlatform(), "live");
    await model.fresh.add();
    expect(model.fresh.failure.value).toMatchObject({ kind: "refused" });
    model.fresh.setUrl(" https://hooks.example/cairn ");
    model.fresh.toggle("survey.answered");
    await model.fresh.add();
    await settle();
    expect(model.fresh.failure.value).toBeUndefined();
    expect(model.fresh.url.value).toBe("");
    expect(model.secret.shown.value?.secret).toBe("whsec_wh_9");
    expect(model.shown.value?.at(-1)).toMatchObject({
      url: "https://hooks.example/cairn",
      events: ["milestone.reached", "stall.detected", "stall.resolved"],
    });
  });

  it("are sent what was given up, or one delivery again, and removed after a second word", async () => {
    const { api, called, state } = aCollector();
    const model = createWebhooks(api, fakePlatform(), "live");
    await settle();
    const [, second] = state.webhooks;
    await model.replay(second!);
    await model.replay(second!, "msg_1");
    expect(called).toEqual(["wh_2 since", "wh_2 delivery"]);
    expect(model.outcome.value).toEqual({ of: "wh_2", outcome: { kind: "replayed", replayed: 9 } });
    model.ask({ kind: "remove", webhook: second! });
    expect(state.webhooks).toHaveLength(2);
    await model.confirm();
    await settle();
    expect(model.shown.value?.map(({ id }) => id)).toEqual(["wh_1"]);
  });
});

describe("erasing a person", () => {
  it("waits for their id, letter by letter", async () => {
    const erased: string[] = [];
    const api = {
      erasePerson(_: string, id: string) {
        erased.push(id);
        return Promise.resolve(ok({ known: true, events: 3, deadLetters: 0, deliveries: 0 }));
      },
    };
    let isTold = false;
    const model = createErasure(api, "live", "u_42", () => (isTold = true));
    model.ask(true);
    for (const typed of ["", "u_4", "U_42", "u_420"]) {
      model.type(typed);
      await model.erase();
    }
    expect([erased, isTold]).toEqual([[], false]);
    model.type("u_42");
    await model.erase();
    expect([erased, isTold, model.asking.value]).toEqual([["u_42"], true, false]);
    model.ask(true);
    expect(model.typed.value).toBe("");
  });
});

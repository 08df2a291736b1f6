import { describe, expect, it } from "vitest";
import { createLive } from "../../src/models/live.ts";
import { fakePlatform } from "../fake-platform.ts";
import { fixtureLive } from "../fixtures/people.ts";

function open(show: "all" | "problems" = "all", name = "") {
  const platform = fakePlatform();
  const model = createLive({ liveUrl: () => "" }, platform, "live", { user: "", name, show });
  const stream = platform.openedStream();
  const send = (): void => {
    for (const event of fixtureLive(0)) stream.event(JSON.stringify(event));
  };
  return { model, stream, send };
}

describe("live events", () => {
  it("stand newest first, and come once though a reconnect sends the last fifty again", () => {
    const { model, stream, send } = open();
    send();
    stream.lost();
    expect(model.connected.value).toBe(false);
    stream.opened();
    send();
    expect(model.shown.value).toHaveLength(15);
    expect(model.shown.value[0]?.verdict).toBe("rejected");
    expect(model.problems.value).toBe(1);
  });

  it("show only what was refused when asked to", () => {
    const { model, send } = open("problems");
    send();
    expect(model.shown.value.map((one) => one.messageId)).toEqual(["live-refused"]);
  });

  it("tell requests that were refused whole from refused events, of which alone something is kept", () => {
    const { model, stream, send } = open();
    send();
    const [event] = fixtureLive(0);
    const turned = { ...event, messageId: "request-1", type: "request", verdict: "rejected" };
    stream.event(JSON.stringify(turned));
    expect([model.problems.value, model.turnedAway.value]).toEqual([1, 1]);
  });

  it("show only those whose name holds what was typed, in any case", () => {
    const { model, send } = open("all", "invoice d");
    send();
    expect(new Set(model.shown.value.map((one) => one.name))).toEqual(new Set(["Invoice Drafted"]));
    expect(model.problems.value).toBe(1);
  });

  it("hold still while somebody reads, and lose nothing of what came meanwhile", () => {
    const { model, send } = open();
    model.hold(true);
    send();
    expect(model.shown.value).toHaveLength(0);
    model.hold(false);
    expect(model.shown.value).toHaveLength(15);
  });
});

import { describe, expect, it } from "vitest";
import { ENGINE_NAMES } from "../../../../scripts/build/engine-names.ts";
import { dropWords } from "../../src/inspector/delivery-rows.ts";
import { createEventLog, verdictWords } from "../../src/inspector/event-log.ts";
import { holdWords } from "../../src/inspector/hold-words.ts";
import { aTrack } from "../engine/builders.ts";

const message = (messageId: string, event = "Invoice Sent") => ({
  ...aTrack(event, { anonymousId: "anon-1" }, Date.UTC(2026, 0, 1), { total: 120 }),
  messageId,
});

describe("the inspector's list of events", () => {
  it("follows one from memory to the outbox to the collector's answer", () => {
    const log = createEventLog();
    const badge = () => log.rows()[0]?.badge;
    log.add(message("a"), "made");
    expect(badge()).toBe("in memory");
    log.stored(["a"]);
    log.waiting(new Set(["a"]));
    expect(badge()).toBe("stored here, waits for the collector");
    log.waiting(new Set());
    expect(badge()).toBe("answered by the collector");
  });

  it("calls nothing answered that was never stored, or where the outbox cannot be read", () => {
    const log = createEventLog();
    log.add(message("a"), "made");
    log.waiting(new Set());
    expect(log.rows()[0]?.badge).toBe("in memory");
    log.stored(["a"]);
    log.waiting(undefined);
    expect(log.rows()[0]?.badge).toBe("stored here, waits for the collector");
  });

  it("holds the last thirty, the newest first, with their properties", () => {
    const log = createEventLog();
    for (let at = 0; at < 40; at += 1) log.add(message(`m${at}`, `Event ${at}`), "made");
    const rows = log.rows();
    expect(rows).toHaveLength(30);
    expect(rows[0]).toMatchObject({ name: "Event 39" });
    expect(rows[0]?.words).toContain('{"total":120}');
    expect(rows.at(-1)?.name).toBe("Event 10");
  });
});

it("looks no words up by a name that the build shortens", () => {
  const names = [holdWords, verdictWords, dropWords].flatMap((words) => Object.keys(words));
  expect(names.filter((name) => ENGINE_NAMES.includes(name))).toEqual([]);
});

import type { EventLog, LogQuery } from "@cairn/collector/store";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anEvent } from "./an-event.ts";

const NAMES = [
  "Guide Shown",
  "Survey Answered",
  "Survey Dismissed",
  "Cancel Reason Given",
  "Cancel Remedy Accepted",
  "Cancel Completed",
];
const KINDS = ["survey", "cancel", "tour", 'a "kind":"survey" of words', undefined];

/** What every EventLog must do about what surveys and cancel flows came to: the rule LOG33. */
export function describeFeedback(name: string, open: () => Promise<EventLog>): void {
  const scanned = async (log: EventLog, query: LogQuery): Promise<readonly string[]> => {
    const ids: string[] = [];
    for await (const rows of log.scan(query)) ids.push(...rows.map((row) => row.messageId));
    return ids;
  };

  describe(`${name} event log`, () => {
    it("LOG33 finds what surveys and cancel flows came to, in log order, and nothing else", () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              name: fc.constantFrom(...NAMES, "Invoice Sent", "survey answered"),
              type: fc.constantFrom("track", "track", "page"),
              kind: fc.constantFrom(...KINDS),
              env: fc.constantFrom("live", "test"),
              atMs: fc.integer({ min: 0, max: 9 }),
            }),
            { maxLength: 40 },
          ),
          async (events) => {
            const log = await open();
            try {
              const made = events.map(({ kind, env, ...parts }, index) => ({
                env,
                event: anEvent(`m${index}`, {
                  ...parts,
                  properties: { ...(kind === undefined ? {} : { kind }), more: { kind: "survey" } },
                }),
              }));
              for (const { env, event } of made) await log.append(env, [event]);
              const own = made.filter(({ env }) => env === "live").map(({ event }) => event);
              const feedback = own.filter(({ name: called, type, properties }) => {
                if (type !== "track" || !NAMES.includes(called)) return false;
                return (
                  called !== "Guide Shown" ||
                  properties["kind"] === "survey" ||
                  properties["kind"] === "cancel"
                );
              });
              const ids = (some: typeof own) => some.map(({ messageId }) => messageId);
              const query = { environment: "live", about: "feedback" } as const;
              expect(await scanned(log, query)).toEqual(ids(feedback));
              expect(await scanned(log, { ...query, fromMs: 3, untilMs: 7 })).toEqual(
                ids(feedback.filter(({ atMs }) => atMs >= 3 && atMs < 7)),
              );
            } finally {
              await log.close();
            }
          },
        ),
        { numRuns: 20 },
      ));

    it("LOG33 stores a guide's event however deep its properties go", async () => {
      const log = await open();
      const deep = `${'{"a":'.repeat(1_100)}1${"}".repeat(1_100)}`;
      const properties = { kind: "survey", deep: JSON.parse(deep) as never };
      await log.append("live", [anEvent("deep", { name: "Guide Shown", properties })]);
      expect(await scanned(log, { environment: "live", about: "feedback" })).toEqual(["deep"]);
      await log.close();
    });
  });
}

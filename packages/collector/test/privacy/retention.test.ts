import { expect, it } from "vitest";
import { createProcessLog } from "../../src/cli/process-log.ts";
import { createRetention } from "../../src/privacy/retention.ts";
import { aCollector, aTrack, NOW_MS } from "../support/a-collector.ts";

const DAY_MS = 86_400_000;

it("leaves one line in the log a run, with what it let go of", async () => {
  const { context, post, setNow } = await aCollector();
  await post("/v1/batch", { batch: [aTrack("m1"), aTrack("m2", { event: 7 })] });
  setNow(NOW_MS + 6 * DAY_MS);
  const lines: string[] = [];
  const log = createProcessLog({ write: (line) => lines.push(line) }, "info");
  await new Promise<void>((resolve, reject) => {
    const retention = createRetention(context, 5 * DAY_MS, {
      report: reject,
      onExpired(expired) {
        retention.stop();
        log.onExpired(expired);
        resolve();
      },
    });
    retention.start();
  });
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({
      level: "info",
      msg: "retention",
      events: 1,
      deadLetters: 1,
      people: 1,
    }),
  ]);
});

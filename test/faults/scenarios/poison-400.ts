import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

const TOO_LARGE_BYTES = 40_000;

/** One event makes a firewall refuse its whole batch, another one the collector refuses alone. */
export const poison400: Scenario = {
  name: "poison-400",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab } = await openReady(run);
    run.gateway.rule((body) => (body.includes("poison") ? { status: 400 } : undefined));
    await tab.evaluate(`act(${run.between(1, 25)})`);
    await tab.evaluate('act(1, { drink: "poison" })');
    await tab.evaluate(`act(${run.between(1, 25)})`);
    await tab.evaluate(`act(1, { padding: "x".repeat(${TOO_LARGE_BYTES}) })`);
    await tab.evaluate(`act(${run.between(1, 25)})`);
    await tab.evaluate("cairn.flush()");
  },
};

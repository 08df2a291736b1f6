import { setTimeout as pause } from "node:timers/promises";
import type { Scenario } from "../scenario.ts";
import { openReady } from "../tabs.ts";

/** Of two tabs the one that sends for both is closed while its request hangs. */
export const sendingTabClosed: Scenario = {
  name: "sending-tab-closed",
  engines: ["chromium", "firefox", "webkit"],
  async run(run) {
    const { tab: sending } = await openReady(run);
    const { tab: other } = await openReady(run);
    run.network.turn(
      run.random() < 0.5 ? { kind: "black-hole" } : { kind: "slow", ms: run.between(50, 200) },
    );
    await sending.evaluate(`act(${run.between(10, 40)})`);
    await sending.evaluate("void cairn.flush()");
    await other.evaluate(`act(${run.between(10, 40)})`);
    await other.evaluate("store()");
    await pause(run.between(0, 100));
    await sending.close();
    run.network.turn({ kind: "clear" });
    await other.evaluate("act(5)");
    await other.evaluate("store()");
  },
};

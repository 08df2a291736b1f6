import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Cursor } from "../../../src/store/event-log.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const folder = temporaryFolder();

describe("forgetting somebody in the SQLite file", () => {
  it.each(["by their ids", "by what an earlier version kept"])(
    "lets others write while it removes letters: %s",
    async (how) => {
      const { log, registry } = await openSqlite(join(folder, how));
      const { deadLetters, counters } = registry;
      const padding = "z".repeat(30_000);
      const letters = Array.from({ length: 250 }, (_, n) => ({
        environment: "live" as const,
        receivedAtMs: 1,
        messageId: `m${n}`,
        code: "too-large",
        message: "no",
        raw: `{"userId":"ann","x":"${padding}"}`,
        ...(how === "by their ids" ? { actors: ["ann"] } : {}),
      }));
      await deadLetters.add(letters);
      const ended: string[] = [];
      const forgotten = deadLetters.forget("live", { actors: ["ann"], atMs: 0 });
      const noted = forgotten.then((removed) => ended.push(`${removed} forgotten`));
      for (let n = 0; n < 3; n++) {
        await counters.add("live", { seen: 1 });
        ended.push("written");
      }
      await noted;
      expect(ended).toEqual(["written", "written", "written", "250 forgotten"]);
      await log.close();
    },
  );

  it("lets others write while it looks through accounts", async () => {
    const { log, registry } = await openSqlite(join(folder, "accounts"));
    const { projection, counters } = registry;
    const accounts = Array.from({ length: 300 }, (_, n) => ({
      environment: "live" as const,
      id: `a${n}`,
      traits: {},
      traitTimes: {},
      firstMs: 1,
      lastMs: 2,
      people: ["ann", "bob"],
    }));
    await projection.commit({
      from: undefined,
      to: "1" as Cursor,
      generation: 0,
      definitions: "",
      people: [],
      merged: [],
      accounts,
    });
    const ended: string[] = [];
    const noted = projection.forget("live", ["ann"]).then(() => ended.push("forgotten"));
    for (let n = 0; n < 3; n++) {
      await counters.add("live", { seen: 1 });
      ended.push("written");
    }
    await noted;
    expect(ended).toEqual(["written", "written", "written", "forgotten"]);
    await log.close();
  });
});

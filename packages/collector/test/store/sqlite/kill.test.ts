import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const writing = fileURLToPath(new URL("./endless-writer.ts", import.meta.url));

it(
  "keeps every acknowledged event when the process is killed in the middle of writing",
  { timeout: 30_000 },
  async () => {
    const folder = temporaryFolder();
    const acknowledged = new Set<string>();
    for (let round = 0; round < 3; round++) {
      const child = fork(writing, [folder, `${round}`], {
        execArgv: ["--conditions=cairn-source"],
      });
      const exited = once(child, "exit");
      await new Promise<void>((resolve) => {
        let answers = 0;
        child.on("message", (ids: readonly string[]) => {
          for (const id of ids) acknowledged.add(id);
          answers += 1;
          if (answers === 40) resolve();
        });
      });
      child.kill("SIGKILL");
      await exited;
      const { log } = await openSqlite(folder);
      const stored: string[] = [];
      for await (const rows of log.scan({ environment: "live" })) {
        stored.push(...rows.map(({ messageId }) => messageId));
      }
      await log.close();
      const held = new Set(stored);
      expect(held.size).toBe(stored.length);
      expect([...acknowledged].filter((id) => !held.has(id))).toEqual([]);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(3 * 40 * 10);
  },
);

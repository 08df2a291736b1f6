import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";

const task = fileURLToPath(new URL("../../../../scripts/tasks/cairn.ts", import.meta.url));

it(
  "takes the files that `npm run cairn` names from where the person stands, and tells whole paths",
  { timeout: 20_000 },
  () => {
    const folder = temporaryFolder({
      "events.ndjson": '{"type":"track","userId":"ann","event":"Sent","messageId":"m1"}\n',
    });
    const cairn = (...args: readonly string[]) =>
      spawnSync(process.execPath, ["--conditions=cairn-source", task, ...args, "--data", "data"], {
        encoding: "utf8",
        env: { ...process.env, INIT_CWD: folder },
      });
    expect(cairn("import", "events.ndjson").status).toBe(0);
    expect(existsSync(join(folder, "data", "cairn.db"))).toBe(true);
    expect(cairn("backup", "copy.db").stdout).toMatch(
      new RegExp(`^Backed up 1 events, .+ to ${join(folder, "copy.db")} \\(`),
    );
  },
);

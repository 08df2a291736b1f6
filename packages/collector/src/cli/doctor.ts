import { statSync } from "node:fs";
import { join } from "node:path";
import { checkGuidebook } from "@cairn/core/guidebook";
import { Command } from "commander";
import type { CollectorContext } from "../context.ts";
import { inspectFile } from "../store/sqlite/inspect.ts";
import { dataOption } from "./options.ts";
import { withExistingStore } from "./with-store.ts";

/** One thing that was looked at. */
interface Finding {
  readonly about: string;
  readonly fine: boolean;
  /** What was found and, where it is not fine, what to do. */
  readonly words: string;
}

/** `cairn doctor`: looks for damage and says what to do; exit code 1 when something is not fine. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("Look at the data folder, the file, the projection and the guidebook.")
    .addOption(dataOption())
    .action(async ({ data }: { readonly data: string }) => {
      const findings = await withExistingStore({ data }, async (context) => [
        ...fileFindings(join(data, "cairn.db")),
        await writableFinding(context),
        await projectionFinding(context),
        await guidebookFinding(context),
      ]);
      for (const { about, fine, words } of findings)
        console.log(`${fine ? "ok  " : "BAD "} ${about}: ${words}`);
      if (findings.some((finding) => !finding.fine)) process.exitCode = 1;
    });
}

function fileFindings(file: string): readonly Finding[] {
  const { schemaVersion, latestSchemaVersion, damage } = inspectFile(file);
  // What was written last stands in the write-ahead log.
  const bytes = [file, `${file}-wal`].map(
    (part) => statSync(part, { throwIfNoEntry: false })?.size ?? 0,
  );
  const megabytes = (bytes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(1);
  const current = schemaVersion === latestSchemaVersion;
  return [
    {
      about: "file",
      fine: damage.length === 0,
      words:
        damage.length === 0
          ? `${file}, ${megabytes} MB, no damage found`
          : `${file} is damaged: ${damage.slice(0, 3).join("; ")}. Stop the collector, keep a copy of the folder, and restore the last backup.`,
    },
    {
      about: "schema",
      fine: current,
      words: current
        ? `version ${schemaVersion}`
        : `version ${schemaVersion}, this program knows ${latestSchemaVersion}. Run the program that wrote it, or a newer one.`,
    },
  ];
}

async function writableFinding({ log }: CollectorContext): Promise<Finding> {
  const health = await log.health();
  return {
    about: "writable",
    fine: health.writable,
    words: health.writable
      ? "events can be stored"
      : `${health.because}. Free some space or mend the rights of the folder.`,
  };
}

async function projectionFinding({ log, registry }: CollectorContext): Promise<Finding> {
  const position = await registry.projection.position();
  const { rows } = await log.read(position?.cursor, 1);
  const { events } = await log.count("live");
  return {
    about: "projection",
    fine: true,
    words:
      rows.length === 0
        ? `people and progress are up to date with ${events} live events`
        : "people and progress are behind the log; a running collector catches up by itself",
  };
}

async function guidebookFinding({ registry }: CollectorContext): Promise<Finding> {
  const { version, paused } = await registry.definitions.live();
  if (!version) {
    return {
      about: "guidebook",
      fine: true,
      words: "none published yet. Publish one in the studio, or: cairn publish FILE",
    };
  }
  const { problems } = checkGuidebook(version.guidebook);
  return {
    about: "guidebook",
    fine: problems.length === 0,
    words:
      problems.length === 0
        ? `version ${version.version}${paused ? ", all guides are paused" : ""}`
        : `version ${version.version} has ${problems.length} problems: ${problems[0]!.path}: ${problems[0]!.message}. Publish a mended one or roll back.`,
  };
}

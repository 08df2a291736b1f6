import { checkGuidebook } from "@cairn/core/guidebook";
import { Command } from "commander";
import type { CollectorContext } from "../context.ts";
import { folderFindings } from "./doctor-file.ts";
import type { Finding } from "./finding.ts";
import { dataOption } from "./options.ts";
import { isOlder, stopWithoutData, withStore } from "./with-store.ts";

const NEEDED = new Set(["rights", "file", "schema"]);

/** `cairn doctor`: looks for damage and says what to do; exit code 1 when something is not fine. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("Look at the data folder, the file, the projection and the guidebook.")
    .addOption(dataOption())
    .action(async ({ data }: { readonly data: string }) => {
      stopWithoutData(data);
      const folder = folderFindings(data);
      // What cannot be used is not opened: opening writes, and the report is more than the first error.
      const isWhole = folder.every(({ about, fine }) => fine || !NEEDED.has(about));
      const isUsable = isWhole && !isOlder(data);
      const inside = isUsable
        ? await withStore({ data }, async (context) => [
            await writableFinding(context),
            await projectionFinding(context),
            await guidebookFinding(context),
            await stallsFinding(context),
          ])
        : [];
      const findings = [...folder, ...inside];
      for (const { about, fine, words } of findings)
        console.log(`${fine ? "ok  " : "BAD "} ${about}: ${words}`);
      if (findings.some((finding) => !finding.fine)) process.exitCode = 1;
    });
}

async function writableFinding({ log }: CollectorContext): Promise<Finding> {
  const health = await log.health();
  return {
    about: "writable",
    fine: health.writable,
    words: health.writable
      ? "events can be stored"
      : `${health.because} Free some space or mend the rights of the folder.`,
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

async function stallsFinding({ guidebook, registry }: CollectorContext): Promise<Finding> {
  const { stalls, guidebook: book } = await guidebook.forCollector();
  const latest = await registry.stallModels.latest(stalls.definitions);
  const about = { about: "stalls", fine: true };
  if (stalls.model !== undefined) {
    const { number, fit, fittedAtMs } = stalls.model;
    const day = new Date(fittedAtMs).toISOString().slice(0, 10);
    const rate = (fit.quality.falseAlarmRate * 100).toFixed(1);
    return {
      ...about,
      words: `judged by learned-${number}, from ${fit.quality.users} people on ${day}, ${rate} % false alarms`,
    };
  }
  if (book.milestones.length === 0) return { ...about, words: "no milestone is published" };
  const because = latest?.fit.kind === "insufficient" ? ` (${latest.fit.because})` : "";
  return {
    ...about,
    words: `judged by the guidebook's expected times; nothing learned yet${because}`,
  };
}

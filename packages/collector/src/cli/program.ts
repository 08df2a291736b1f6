import { nearestHint } from "@cairn/core/guidebook";
import { Command } from "commander";
import { readFileSync } from "node:fs";
import { backupCommand } from "./backup.ts";
import { checkCommand } from "./check.ts";
import { deadLettersCommand } from "./dead-letters.ts";
import { doctorCommand } from "./doctor.ts";
import { eraseCommand } from "./erase.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { keysCommand } from "./keys.ts";
import { publishCommand, rollbackCommand } from "./publish.ts";
import { rebuildCommand } from "./rebuild.ts";
import { restoreCommand } from "./restore.ts";
import { serveCommand } from "./serve.ts";
import { simulateCommand } from "./simulate.ts";
import { userCommand } from "./user.ts";
import { webhooksCommand } from "./webhooks.ts";

const PACKAGE = new URL("../../package.json", import.meta.url);

/** The command line with all its commands, not yet run. */
export function createProgram(): Command {
  const program = new Command("cairn")
    .description(
      "The collector of Cairn: takes events in, serves the SDK, the guidebook and the studio.",
    )
    .version(versionOf(PACKAGE))
    .addCommand(serveCommand())
    .addCommand(checkCommand())
    .addCommand(simulateCommand())
    .addCommand(publishCommand())
    .addCommand(rollbackCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(eraseCommand())
    .addCommand(deadLettersCommand())
    .addCommand(rebuildCommand())
    .addCommand(keysCommand())
    .addCommand(userCommand())
    .addCommand(webhooksCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
    .addCommand(doctorCommand());
  tellLikeCairn(program);
  for (const command of program.commands) refuseUnknownVerbs(command);
  return program;
}

function versionOf(file: URL): string {
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { readonly version: string };
  return version;
}

/** What commander itself finds wrong begins with the program's name too. */
function tellLikeCairn(command: Command): void {
  command.configureOutput({
    outputError: (message, write) => write(message.replace(/^error:/, "cairn:")),
  });
  for (const inner of command.commands) tellLikeCairn(inner);
}

/** `cairn keys` lists; to commander `cairn keys crate` would be the same with an argument too many. */
function refuseUnknownVerbs(command: Command): void {
  const verbs = [...command.commands.map((inner) => inner.name()), "help"];
  command.hook("preSubcommand", ({ args: [verb = "-"] }) => {
    if (verb.startsWith("-") || verbs.includes(verb)) return;
    const hint = nearestHint(verb, verbs);
    command.error(`error: unknown command '${verb}'${hint === undefined ? "" : ` (${hint})`}`);
  });
  for (const inner of command.commands) refuseUnknownVerbs(inner);
}

import { Command } from "commander";
import { checkCommand } from "./check.ts";
import { doctorCommand } from "./doctor.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { keysCommand } from "./keys.ts";
import { publishCommand, rollbackCommand } from "./publish.ts";
import { serveCommand } from "./serve.ts";

/** The command line with all its commands, not yet run. */
export function createProgram(): Command {
  return new Command("cairn")
    .description(
      "The collector of Cairn: takes events in, serves the SDK, the guidebook and the studio.",
    )
    .addCommand(serveCommand())
    .addCommand(checkCommand())
    .addCommand(publishCommand())
    .addCommand(rollbackCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(keysCommand())
    .addCommand(doctorCommand());
}

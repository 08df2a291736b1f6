#!/usr/bin/env node
import { Command } from "commander";
import { checkCommand } from "./cli/check.ts";
import { doctorCommand } from "./cli/doctor.ts";
import { exportCommand } from "./cli/export.ts";
import { importCommand } from "./cli/import.ts";
import { keysCommand } from "./cli/keys.ts";
import { publishCommand, rollbackCommand } from "./cli/publish.ts";
import { serveCommand } from "./cli/serve.ts";

const program = new Command("cairn")
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

await program.parseAsync();

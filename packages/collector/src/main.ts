#!/usr/bin/env node
import { Command } from "commander";
import { importCommand } from "./cli/import.ts";
import { serveCommand } from "./cli/serve.ts";

const program = new Command("cairn")
  .description("The collector of Cairn: takes events in, serves the SDK, the guidebook and the studio.")
  .addCommand(serveCommand())
  .addCommand(importCommand());

await program.parseAsync();

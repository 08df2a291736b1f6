import { checkGuidebook } from "@cairn/core/guidebook";
import { Command } from "commander";
import { fileProblem } from "./file-problem.ts";
import { readGuidebook } from "./read-guidebook.ts";

/** `cairn check`: says everything that is wrong with a guidebook; exit code 1 when it could not be published. */
export function checkCommand(): Command {
  return new Command("check")
    .description("Validate a guidebook: every fault with its path, then warnings.")
    .argument("<file>", "JSON, or a module that default-exports the guidebook")
    .action(async (file: string) => {
      const { problems, warnings } = checkGuidebook(await readGuidebook(file));
      for (const problem of problems) console.error(fileProblem(file, problem));
      for (const warning of warnings) console.log(`${fileProblem(file, warning)} [warning]`);
      const counts = `${count(problems.length, "problem")}, ${count(warnings.length, "warning")}`;
      console.log(
        problems.length > 0 ? `${file}: ${counts}.` : `${file}: can be published; ${counts}.`,
      );
      if (problems.length > 0) process.exitCode = 1;
    });
}

function count(amount: number, noun: string): string {
  return `${amount === 0 ? "no" : amount} ${noun}${amount === 1 ? "" : "s"}`;
}

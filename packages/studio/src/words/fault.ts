import type { Problem } from "@cairn/core";
import { sentence } from "./problem.ts";

/** What is wrong at one place of a message, as the collector tells it. */
export type Fault = Pick<Problem, "path" | "message" | "hint">;

/** A fault as one sentence, or two where the collector says what to do: "event is missing: expected a name." */
export function faultWords({ path, message, hint }: Fault): string {
  const field = path.replace(/^batch\.\d+\.?/, "");
  const todo = hint === undefined || hint === `send "${field}"` ? undefined : hint;
  if (field !== "" && message.startsWith("is missing")) {
    return sentenceAsIs(`${field} ${todo === undefined ? message : `is missing: ${todo}`}`);
  }
  // A field keeps its own spelling, and the colon behind it asks for no capital.
  const said = field === "" ? sentence(message) : sentenceAsIs(`${field}: ${message}`);
  return todo === undefined ? said : `${said} ${sentence(todo)}`;
}

/** The reason that stands at a kept event, one or several faults in a line, in the same words. */
export function reasonWords(reason: string): string {
  return reason
    .split(/; (?=[A-Za-z][\w.]*: )/)
    .map((line) => faultWords(faultIn(line)))
    .join(" ");
}

/** Reads "path: message (hint)", as `reasonOf` of the collector writes it. */
function faultIn(line: string): Fault {
  const [, path = "", rest = line] = /^([A-Za-z][\w.]*): (.*)$/s.exec(line) ?? [];
  const [, message = rest, hint] = /^(.*?) \((.*)\)$/s.exec(rest) ?? [];
  return { path, message, ...(hint === undefined ? {} : { hint }) };
}

function sentenceAsIs(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

import { fail, ok, type Problem, type Result } from "@cairn/core";
import type { Role } from "@cairn/core/api";
import * as v from "valibot";
import { isRole, ROLES } from "./role.ts";
import { EMAIL_CHARACTERS, emailKey } from "./sign-in.ts";

const NAME_CHARACTERS = 80;
// Controls, what turns the direction of a line around, and what is not seen: a name stands in sentences of others, and in
// the audit log. The zero-width (non-)joiner stays: Persian names need it.
const HIDDEN = /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;
// As the audit log calls the command line, and who was not let in.
const NOT_PEOPLE = new Set(["cairn", "somebody"]);

/** A name and an e-mail address as they are kept; else what is wrong, at its field. */
export function readPerson(fields: {
  readonly name?: unknown;
  readonly email?: unknown;
}): Result<{ readonly name: string; readonly email: string }, readonly Problem[]> {
  const name = typeof fields.name === "string" ? fields.name.trim().replaceAll(/\s+/g, " ") : "";
  const email = typeof fields.email === "string" ? emailKey(fields.email) : "";
  const problems: Problem[] = [];
  if (!isName(name, NAME_CHARACTERS)) {
    const message = `A name has 1 to ${NAME_CHARACTERS} letters, and no hidden characters.`;
    problems.push({ path: "name", code: "wrong-name", message });
  } else if (NOT_PEOPLE.has(name.toLowerCase())) {
    const message = "The audit log calls the collector itself that.";
    problems.push({ path: "name", code: "wrong-name", message });
  }
  if (!v.is(EMAIL, email)) {
    const message = "That is not an e-mail address.";
    problems.push({ path: "email", code: "wrong-email", message, expected: "ada@example.com" });
  }
  return problems.length === 0 ? ok({ name, email }) : fail(problems);
}

const EMAIL = v.pipe(v.string(), v.maxLength(EMAIL_CHARACTERS), v.email());

/** Whether a text of at most `most` characters shows all that is in it. */
export function isName(text: string, most: number): boolean {
  return text !== "" && text.length <= most && !HIDDEN.test(text);
}

/** A role; else what is wrong. */
export function readRole(value: unknown): Result<Role, readonly Problem[]> {
  if (isRole(value)) return ok(value);
  const message = `A role is one of ${ROLES.join(", ")}.`;
  return fail([{ path: "role", code: "wrong-role", message }]);
}

import { fail, ok, type Problem, type Result } from "@cairn/core";
import type { Role } from "@cairn/core/api";
import * as v from "valibot";
import { isRole, ROLES } from "./role.ts";
import { emailKey } from "./sign-in.ts";

const NAME_CHARACTERS = 80;
// Controls, and what turns the direction of a line around: a name stands in sentences of others.
const TURNING = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** A name and an e-mail address as they are kept; else what is wrong, at its field. */
export function readPerson(fields: {
  readonly name?: unknown;
  readonly email?: unknown;
}): Result<{ readonly name: string; readonly email: string }, readonly Problem[]> {
  const name = typeof fields.name === "string" ? fields.name.trim().replaceAll(/\s+/g, " ") : "";
  const email = typeof fields.email === "string" ? emailKey(fields.email) : "";
  const problems: Problem[] = [];
  if (name === "" || name.length > NAME_CHARACTERS || TURNING.test(name)) {
    const message = `A name has 1 to ${NAME_CHARACTERS} letters, and no hidden characters.`;
    problems.push({ path: "name", code: "wrong-name", message });
  }
  if (!v.is(v.pipe(v.string(), v.email()), email)) {
    const message = "That is not an e-mail address.";
    problems.push({ path: "email", code: "wrong-email", message, expected: "ada@example.com" });
  }
  return problems.length === 0 ? ok({ name, email }) : fail(problems);
}

/** A role; else what is wrong. */
export function readRole(value: unknown): Result<Role, readonly Problem[]> {
  if (isRole(value)) return ok(value);
  const message = `A role is one of ${ROLES.join(", ")}.`;
  return fail([{ path: "role", code: "wrong-role", message }]);
}

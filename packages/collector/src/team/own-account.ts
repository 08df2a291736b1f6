import { fail, ok, type Problem, type Result } from "@cairn/core";
import type { SessionRecord } from "../store/access.ts";
import type { MemberRecord } from "../store/members.ts";
import { type NewMemberFields, takenProblem } from "./membership.ts";
import { MOST_CHARACTERS, passwordProblem } from "./password-rules.ts";
import { readPerson } from "./person-fields.ts";
import { note, type Team } from "./team.ts";

/** What somebody says who chooses a password. */
export interface PasswordFields {
  readonly password?: unknown;
  /** The one in use; asked of who has one. */
  readonly current?: unknown;
}

/** Makes whoever came by the collector's own link its first admin; that link's other sessions end. */
export async function becomeFirstAdmin(
  fields: NewMemberFields & PasswordFields,
  team: Team,
): Promise<Result<MemberRecord, readonly Problem[]>> {
  const person = readPerson(fields);
  const { name = "", email = "" } = person.ok ? person.value : {};
  const wrong = await passwordProblem(fields.password, [name, email]);
  if (!person.ok || wrong !== undefined) {
    return fail([...(person.ok ? [] : person.failure), ...(wrong === undefined ? [] : [wrong])]);
  }
  const atMs = team.now();
  const member: MemberRecord = {
    id: team.newId(),
    ...person.value,
    role: "admin",
    createdAtMs: atMs,
    joinedAtMs: atMs,
    password: await team.passwords.hash(String(fields.password)),
  };
  const added = await team.members.add(member, { first: true });
  if (added !== "added") return fail([takenProblem(added, member)]);
  await team.access.endSessions({ member: undefined });
  await note(team, member.name, "member-added", `${member.name} as admin`);
  return ok(member);
}

/** Sets a member's own password. Their sessions end, all of them: who calls this opens a new one. */
export async function setOwnPassword(
  { member, cameByLink }: { readonly member: MemberRecord; readonly cameByLink: boolean },
  { password, current }: PasswordFields,
  team: Team,
): Promise<Result<void, readonly Problem[]>> {
  if (member.password !== undefined && !cameByLink) {
    const typed = typeof current === "string" ? current.slice(0, MOST_CHARACTERS) : "";
    const isRight = await team.passwords.verify(typed, member.password);
    if (!isRight) {
      const message = "That is not the password in use.";
      return fail([{ path: "current", code: "wrong-password", message }]);
    }
  }
  const wrong = await passwordProblem(password, [member.name, member.email]);
  if (wrong !== undefined) return fail([wrong]);
  await team.members.setPassword(member.id, await team.passwords.hash(String(password)));
  await team.access.endSessions({ member: member.id });
  await note(team, member.name, "password-set");
  return ok(undefined);
}

/** The first time that somebody signs in; the audit log tells it once. */
export async function noteJoined(
  { name, member }: Pick<SessionRecord, "name" | "member">,
  team: Team,
): Promise<void> {
  const record = member === undefined ? undefined : await team.members.member(member);
  if (record === undefined || record.joinedAtMs !== undefined) return;
  await team.members.setJoined(record.id, team.now());
  await note(team, name, "member-joined");
}

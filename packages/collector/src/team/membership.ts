import { fail, ok, type Problem, type Result } from "@cairn/core";
import type { MemberChange, MemberRecord, NotAdded } from "../store/members.ts";
import { putToken } from "./links.ts";
import { readPerson, readRole } from "./person-fields.ts";
import { note, type Team } from "./team.ts";

// Long enough for a holiday; an admin makes another one in a minute.
const INVITATION_MS = 7 * 86_400_000;

/** A one-time link for a member: its token is told once. */
export interface MemberLink {
  readonly member: MemberRecord;
  readonly token: string;
  readonly expiresAtMs: number;
}

/** What a form or a command says of somebody new. */
export interface NewMemberFields {
  readonly name?: unknown;
  readonly email?: unknown;
  readonly role?: unknown;
}

/** Adds somebody who has not been here, and makes the link that they come in by. */
export async function invite(
  fields: NewMemberFields,
  by: string,
  team: Team,
): Promise<Result<MemberLink, readonly Problem[]>> {
  const person = readPerson(fields);
  const role = readRole(fields.role);
  if (!person.ok || !role.ok) {
    return fail([...(person.ok ? [] : person.failure), ...(role.ok ? [] : role.failure)]);
  }
  const member: MemberRecord = {
    id: team.newId(),
    ...person.value,
    role: role.value,
    createdAtMs: team.now(),
  };
  const added = await team.members.add(member);
  if (added !== "added") return fail([takenProblem(added, member)]);
  await note(team, by, "member-added", `${member.name} as ${member.role}`);
  return ok(await makeLink(member, team));
}

/** A new link for a member, who may have lost the first one or forgotten a password; older links end. */
export async function linkFor(id: string, by: string, team: Team): Promise<MemberLink | undefined> {
  const member = await team.members.member(id);
  if (member === undefined) return undefined;
  await note(team, by, "link-made", member.name);
  return makeLink(member, team);
}

/** Gives a member another role, which counts from their next request on. */
export async function changeRole(
  id: string,
  role: MemberRecord["role"],
  by: string,
  team: Team,
): Promise<MemberChange> {
  const changed = await team.members.setRole(id, role);
  const member = changed === "done" ? await team.members.member(id) : undefined;
  if (member !== undefined) await note(team, by, "member-role-set", `${member.name} to ${role}`);
  return changed;
}

/** Takes somebody out of the team; what they have open ends at once. */
export async function removeMember(id: string, by: string, team: Team): Promise<MemberChange> {
  const member = await team.members.member(id);
  const removed = await team.members.remove(id);
  if (removed !== "done") return removed;
  await team.access.endSessions({ member: id });
  if (member !== undefined) await note(team, by, "member-removed", member.name);
  return removed;
}

/** What is wrong where a name or an e-mail is taken. */
export function takenProblem(taken: NotAdded | "not-first", { name }: MemberRecord): Problem {
  switch (taken) {
    case "email-taken": {
      const message = "Somebody of the team has this e-mail address already.";
      return { path: "email", code: taken, message };
    }
    case "name-taken": {
      const message = `There is a ${name} in the team already.`;
      const hint = "The audit log tells people by their names: add a surname.";
      return { path: "name", code: taken, message, hint };
    }
    case "not-first": {
      const message = "The team has its first admin already: sign in, or ask for an invitation.";
      return { path: "", code: taken, message };
    }
  }
}

async function makeLink(member: MemberRecord, team: Team): Promise<MemberLink> {
  await team.access.endSessions({ member: member.id, kind: "sign-in-link" });
  const atMs = team.now();
  const { token, record } = await putToken(team.access, {
    kind: "sign-in-link",
    name: member.name,
    member: member.id,
    createdAtMs: atMs,
    expiresAtMs: atMs + INVITATION_MS,
  });
  return { member, token, expiresAtMs: record.expiresAtMs };
}

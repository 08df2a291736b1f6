import type { AccessStore } from "../store/access.ts";
import type { AuditEntry, DefinitionStore } from "../store/definitions.ts";
import type { MemberStore } from "../store/members.ts";
import type { PasswordHashing } from "./password-hash.ts";

/** What the functions of this folder work on. */
export interface Team {
  readonly access: AccessStore;
  readonly members: MemberStore;
  readonly definitions: Pick<DefinitionStore, "record">;
  readonly passwords: PasswordHashing;
  /** Issuer of the OpenID provider that vouches for people now; left out: none does. */
  readonly provider?: string | undefined;
  /** Epoch milliseconds. */
  now(): number;
  newId(): string;
}

/** Leaves a line in the audit log, now. */
export async function note(
  { definitions, now }: Pick<Team, "definitions" | "now">,
  by: string,
  action: AuditEntry["action"],
  detail?: string,
): Promise<void> {
  await definitions.record({
    atMs: now(),
    by,
    action,
    ...(detail === undefined ? {} : { detail }),
  });
}

import type { Stop } from "@cairn/core";
import type { Member, MemberLink, Role } from "@cairn/core/api";
import { type ReadonlySignal, batch, signal } from "@preact/signals";
import type { Answer, Api, ApiFailure } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Announcer } from "./announcer.ts";
import { type Resource, createResource } from "./resource.ts";
import { type SecretKeysModel, createSecretKeys } from "./secret-keys.ts";
import { type ShortForm, createShortForm } from "./short-form.ts";
import { type ShownOnce, createShownOnce } from "./shown-once.ts";

/** Who may sign in, and as what. */
export interface TeamModel {
  readonly members: Resource<readonly Member[]>;
  readonly invite: ShortForm<"name" | "email" | "role">;
  /** The one-time link that was just made, of a member's id. */
  readonly link: ShownOnce;
  /** Whose link it is. */
  readonly linkFor: ReadonlySignal<Member | undefined>;
  /** Undefined for who may not see them. */
  readonly keys: SecretKeysModel | undefined;
  /** Id of the member that is being worked on. */
  readonly busy: ReadonlySignal<string | undefined>;
  readonly outcome: ReadonlySignal<TeamOutcome | undefined>;
  /** Who is to be removed, once that is said again. */
  readonly removing: ReadonlySignal<Member | undefined>;
  readonly nowMs: number;
  setRole(member: Member, role: Role): Promise<void>;
  makeLink(member: Member): Promise<void>;
  askRemove(member: Member | undefined): void;
  remove(): Promise<void>;
  readonly stop: Stop;
}

/** What the latest step with a member led to. */
export type TeamOutcome =
  | { readonly kind: "role"; readonly name: string; readonly role: Role }
  | { readonly kind: "removed"; readonly name: string }
  | { readonly kind: "failed"; readonly failure: ApiFailure };

/** Asks who is of the team; the keys too, for an admin. */
export function createTeam(
  api: Api,
  platform: Platform,
  announcer: Announcer,
  isAdmin: boolean,
): TeamModel {
  const members = createResource(platform, () => api.team(), 30_000);
  const link = createShownOnce(platform);
  const linkFor = signal<Member | undefined>(undefined);
  const busy = signal<string | undefined>(undefined);
  const outcome = signal<TeamOutcome | undefined>(undefined);
  const removing = signal<Member | undefined>(undefined);
  const keys = isAdmin ? createSecretKeys(api, platform) : undefined;

  function showLink(made: MemberLink): void {
    batch(() => {
      outcome.value = undefined;
      linkFor.value = made.member;
      link.show(made.member.id, made.link);
    });
    announcer.say(`The link for ${made.member.name} stands above the list.`);
    members.reload();
  }
  const invite = createShortForm(
    { name: "", email: "", role: "viewer" },
    ({ name, email, role }) => api.inviteMember({ name, email, role: role as Role }),
    showLink,
  );
  async function step<Value>(
    { id }: Member,
    asked: () => Answer<Value>,
    onDone: (value: Value) => void,
  ): Promise<void> {
    if (busy.peek() !== undefined) return;
    busy.value = id;
    const answer = await asked();
    batch(() => {
      busy.value = undefined;
      if (answer.ok) onDone(answer.value);
      else outcome.value = { kind: "failed", failure: answer.failure };
    });
    members.reload();
  }
  return {
    members,
    invite,
    link,
    linkFor,
    keys,
    busy,
    outcome,
    removing,
    nowMs: platform.now(),
    setRole: (member, role) =>
      step(
        member,
        () => api.setMemberRole(member.id, role),
        () => (outcome.value = { kind: "role", name: member.name, role }),
      ),
    makeLink: (member) => step(member, () => api.makeMemberLink(member.id), showLink),
    askRemove(member) {
      removing.value = member;
    },
    async remove() {
      const member = removing.peek();
      removing.value = undefined;
      if (member === undefined) return;
      await step(
        member,
        () => api.removeMember(member.id),
        () => (outcome.value = { kind: "removed", name: member.name }),
      );
      platform.focus(TEAM_OUTCOME);
    },
    stop() {
      members.stop();
      link.stop();
      keys?.stop();
    },
  };
}

/** Id of the line that says what a step led to. */
export const TEAM_OUTCOME = "team-outcome";

import type { Member, Role } from "@cairn/core/api";
import type { JSX } from "preact";
import { ROLES } from "../models/session.ts";
import type { Studio } from "../models/studio.ts";
import { TEAM_OUTCOME, type TeamModel, type TeamOutcome } from "../models/team.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import { failureWords } from "../words/failure.ts";
import { ago, atTime } from "../words/figures.ts";
import { ROLE_NAMES, ROLE_WORDS, needsWords } from "../words/role.ts";
import { SecretKeysPanel } from "./team-keys.tsx";
import { InviteForm, LinkOnce } from "./team-invite.tsx";

interface TeamProps {
  readonly studio: Studio;
  readonly model: TeamModel;
}

/** Who may sign in and as what, and the keys of servers. */
export function TeamScreen({ studio, model }: TeamProps): JSX.Element {
  const isAdmin = studio.session.may("admin");
  const role = studio.session.who.value?.role ?? "viewer";
  return (
    <>
      <PageHead
        title="Team"
        lead="Who may look, change, publish and let others in."
        actions={
          isAdmin && (
            <a class="button button-plain" href={studio.router.href({ kind: "audit", by: "" })}>
              Who did what
            </a>
          )
        }
      />
      {!isAdmin && <Notice tone="calm">{needsWords("admin", role)}</Notice>}
      <LoadedView
        resource={model.members}
        what="team"
        draw={(members) => (
          <Panel
            id="members-title"
            kicker="Members"
            title={membersTitle(members)}
            note={
              <>
                {ROLES.map((one) => (
                  <span key={one} class="role-words">
                    <strong>{ROLE_NAMES[one]}</strong> {ROLE_WORDS[one]}.{" "}
                  </span>
                ))}
              </>
            }
          >
            <div role="status" class="outcome" id={TEAM_OUTCOME} tabIndex={-1}>
              <Outcome outcome={model.outcome.value} />
            </div>
            <LinkOnce model={model} />
            {members.length > 0 && (
              <Table
                caption="Members"
                rows={members}
                keyOf={({ id }) => id}
                columns={columns(studio, model, isAdmin)}
              />
            )}
            {isAdmin && <InviteForm model={model} />}
          </Panel>
        )}
      />
      {model.keys !== undefined && <SecretKeysPanel model={model.keys} nowMs={model.nowMs} />}
      <Removal model={model} />
    </>
  );
}

function membersTitle(members: readonly Member[]): string {
  const waiting = members.filter(({ joinedAt }) => joinedAt === undefined).length;
  const here = members.length - waiting;
  if (members.length === 0) return "Nobody has a name here yet";
  const came = here === 1 ? "One person has joined" : `${here} people have joined`;
  return waiting === 0 ? came : `${came}, ${waiting} invited`;
}

function columns(studio: Studio, model: TeamModel, isAdmin: boolean) {
  const own = studio.session.who.value?.member?.id;
  return [
    {
      head: "Name",
      cell: ({ id, name, email }: Member) => (
        <>
          <bdi>{name}</bdi>
          {id === own && <span class="quiet"> (you)</span>}
          <br />
          <span class="quiet">{email}</span>
        </>
      ),
    },
    {
      head: "Role",
      cell: (member: Member) =>
        isAdmin ? <RolePick member={member} model={model} /> : ROLE_NAMES[member.role],
    },
    { head: "Last here", cell: (member: Member) => lastHere(member, model.nowMs) },
    ...(isAdmin
      ? [
          {
            head: "Steps",
            steps: true,
            cell: (member: Member) => <Steps member={member} model={model} />,
          },
        ]
      : []),
  ];
}

function lastHere({ joinedAt, linkUntil, seenAt }: Member, nowMs: number): string {
  if (seenAt !== undefined) return ago(seenAt, nowMs);
  if (joinedAt !== undefined) return "signed out";
  if (linkUntil !== undefined) return `invited, link until ${atTime(linkUntil)}`;
  return "invited, link too old";
}

interface MemberProps {
  readonly member: Member;
  readonly model: TeamModel;
}

function RolePick({ member, model }: MemberProps): JSX.Element {
  return (
    <select
      aria-label={`Role of ${member.name}`}
      value={member.role}
      onChange={(changing) => {
        const { value } = changing.currentTarget;
        // Until the collector has taken it, the old one stands: the last admin stays one.
        changing.currentTarget.value = member.role;
        void model.setRole(member, value as Role);
      }}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {ROLE_NAMES[role]}
        </option>
      ))}
    </select>
  );
}

function Steps({ member, model }: MemberProps): JSX.Element {
  const isBusy = model.busy.value === member.id;
  return (
    <div class="row-actions">
      <Button
        small
        idle={isBusy}
        label={`New link for ${member.name}`}
        onPress={() => void model.makeLink(member)}
      >
        New link
      </Button>
      <Button
        small
        look="quiet"
        idle={isBusy}
        label={`Remove ${member.name}`}
        onPress={() => model.askRemove(member)}
      >
        Remove
      </Button>
    </div>
  );
}

function Outcome({ outcome }: { readonly outcome: TeamOutcome | undefined }): JSX.Element | null {
  if (outcome === undefined) return null;
  switch (outcome.kind) {
    case "failed":
      return <Notice tone="bad">{failureWords(outcome.failure)}</Notice>;
    case "removed":
      return <Notice tone="good">{outcome.name} may not sign in any more.</Notice>;
    case "role":
      return (
        <Notice tone="good">
          {outcome.name}: {ROLE_NAMES[outcome.role]} from now on.
        </Notice>
      );
  }
}

function Removal({ model }: { readonly model: TeamModel }): JSX.Element | null {
  const member = model.removing.value;
  if (member === undefined) return null;
  return (
    <Dialog title={`Remove ${member.name}?`} onClose={() => model.askRemove(undefined)}>
      <p>
        What {member.name} has open ends at once. What they did stays, and so does the audit log.
      </p>
      <div class="dialog-actions">
        <Button look="danger" onPress={() => void model.remove()}>
          Remove from the team
        </Button>
        <Button onPress={() => model.askRemove(undefined)}>Cancel</Button>
      </div>
    </Dialog>
  );
}

import type { Account, AccountMember } from "@cairn/core/api";
import type { JSX } from "preact";
import type { AccountModel } from "../models/account.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { ProgressList } from "../parts/progress-list.tsx";
import { Table } from "../parts/table.tsx";
import { ToldName } from "../parts/told.tsx";
import { accountFinding, isCarried, reachedByWords } from "../words/account.ts";
import { ago, atTime, counted, grouped, people, percent } from "../words/figures.ts";
import { HowItGoes } from "./people.tsx";
import { Timeline } from "./person-timeline.tsx";
import { Traits } from "./trait-list.tsx";

interface AccountProps {
  readonly studio: Studio;
  readonly model: AccountModel;
}

/** One account: who is in it, how far it is as a whole, and on whom it rests. */
export function AccountScreen({ studio, model }: AccountProps): JSX.Element {
  const { router } = studio;
  const account = valueOf(model.account);
  return (
    <>
      <PageHead
        title={<ToldName text={account?.name ?? model.id} />}
        back={{ href: router.href({ kind: "accounts", search: "" }), words: "Accounts" }}
        {...(account === undefined
          ? {}
          : {
              lead: `First seen ${atTime(account.firstAt)} · last seen ${ago(account.lastAt, model.nowMs)}`,
            })}
      />
      <LoadedView
        resource={model.account}
        what="account"
        draw={(one) => (
          <div class="person-columns">
            <div class="person-side">
              <Members studio={studio} account={one} nowMs={model.nowMs} />
              <Timeline
                entries={one.timeline}
                onlyTelling={model.onlyTelling.value}
                onOnlyTelling={model.setOnlyTelling}
                {...(one.people > 1 && {
                  whoOf: (id) => ({
                    href: router.href({ kind: "person", id }),
                    name: one.members.find((member) => member.id === id)?.name ?? id,
                  }),
                })}
              />
            </div>
            <div class="person-side">
              <Depth studio={studio} account={one} />
              <Traits traits={one.traits} id={one.id} />
            </div>
          </div>
        )}
      />
    </>
  );
}

/** Its people: breadth, and whether one of them carries it. */
function Members(props: {
  readonly studio: Studio;
  readonly account: Account;
  readonly nowMs: number;
}): JSX.Element {
  const { studio, account, nowMs } = props;
  const { members, mostActive } = account;
  return (
    <Panel
      id="members-title"
      kicker="People"
      title={accountFinding(account)}
      note="Active: seen in the last 28 days. Share: their part of everything that its people did."
    >
      {isCarried(account) && mostActive !== undefined && (
        <Notice tone="warning">
          If <ToldName text={mostActive.name ?? mostActive.user} /> leaves, little is left of this
          account. Help a second person to their first milestone.
        </Notice>
      )}
      {members.length === 0 && <Empty title="Nobody but your own staff, or nobody any more" />}
      {members.length > 0 && (
        <Table
          caption="People of this account"
          rows={members}
          keyOf={(one) => one.id}
          columns={[
            { head: "Person", cell: (one) => <MemberLink studio={studio} member={one} /> },
            { head: "Share", figure: true, cell: (one) => percent(one.share) },
            { head: "Milestones", figure: true, cell: (one) => one.reached },
            { head: "How it goes", cell: (one) => <HowItGoes person={one} nowMs={nowMs} /> },
            { head: "Last seen", cell: (one) => ago(one.lastAt, nowMs) },
          ]}
        />
      )}
      {account.people > members.length && (
        <p class="quiet">
          The {grouped(members.length)} who did most, of {people(account.people)}.
        </p>
      )}
    </Panel>
  );
}

function MemberLink(props: {
  readonly studio: Studio;
  readonly member: AccountMember;
}): JSX.Element {
  const { name, email, id } = props.member;
  return (
    <a class="person-link" href={props.studio.router.href({ kind: "person", id })}>
      <ToldName text={name ?? email ?? id} />
    </a>
  );
}

/** How many of the milestones somebody of it reached, and those that several must. */
function Depth(props: { readonly studio: Studio; readonly account: Account }): JSX.Element {
  const { progress, reached, milestones } = props.account;
  return (
    <Panel
      id="depth-title"
      kicker="Progress"
      title={
        milestones === 0
          ? "No milestones yet"
          : `${reached} of ${counted(milestones, "milestone")} reached by somebody`
      }
    >
      <ProgressList
        steps={progress.map((one) => ({
          id: one.milestone,
          title: one.title,
          href: props.studio.router.href({ kind: "milestone", id: one.milestone }),
          state: one.reachedAt === undefined ? "open" : "done",
          when: one.people === 0 && one.needs === undefined ? "not yet" : reachedByWords(one),
        }))}
      />
    </Panel>
  );
}

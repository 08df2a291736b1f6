import type { AccountSummary } from "@cairn/core/api";
import type { JSX } from "preact";
import type { AccountsModel } from "../models/accounts.ts";
import { brief } from "../models/brief.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { MorePages } from "../parts/more-pages.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { State } from "../parts/state.tsx";
import { Table } from "../parts/table.tsx";
import { ToldName } from "../parts/told.tsx";
import { breadthWords, isCarried } from "../words/account.ts";
import { ago, percent } from "../words/figures.ts";

interface AccountsProps {
  readonly studio: Studio;
  readonly model: AccountsModel;
}

/** Every company or workspace that people were seen with, latest first. */
export function AccountsScreen({ studio, model }: AccountsProps): JSX.Element {
  return (
    <>
      <PageHead
        title="Accounts"
        lead="The companies and workspaces people belong to: how many of them are here, how far they got, and on whom it rests."
      />
      <SearchField
        id="accounts-search"
        label="Search by name or id"
        value={model.search.value}
        onType={model.type}
      />
      <LoadedView
        resource={model.list.value}
        what="accounts"
        draw={(first) => (
          <>
            <Found studio={studio} model={model} accounts={[...first.items, ...model.more.value]} />
            <MorePages model={model} what="accounts" />
          </>
        )}
      />
    </>
  );
}

function Found({
  studio,
  model,
  accounts,
}: AccountsProps & { readonly accounts: readonly AccountSummary[] }): JSX.Element {
  const { search } = model.asked.value;
  if (accounts.length === 0 && search !== "") {
    return (
      <Empty title={`No account matches “${brief(search, 60)}”`}>
        Search by part of a name or of its id.
      </Empty>
    );
  }
  if (accounts.length === 0) {
    return (
      <Empty title="No account has been seen yet">
        <p>Your product names it after sign-in:</p>
        <p>
          <code>cairn.group("acme", {'{ name: "Acme" }'})</code>
        </p>
        <a href={studio.router.href({ kind: "install" })}>See what arrives</a>
      </Empty>
    );
  }
  return (
    <Table
      caption="Accounts"
      rows={accounts}
      keyOf={(one) => one.id}
      columns={[
        {
          head: "Account",
          cell: (one) => (
            <a class="person-link" href={studio.router.href({ kind: "account", id: one.id })}>
              <ToldName text={one.name ?? one.id} />
            </a>
          ),
        },
        { head: "Active people", figure: true, cell: breadthWords },
        {
          head: "Milestones",
          figure: true,
          cell: (one) => `${one.reached} of ${one.milestones}`,
        },
        { head: "How it goes", cell: (one) => <Standing account={one} /> },
        { head: "Last seen", cell: (one) => ago(one.lastAt, model.nowMs) },
      ]}
    />
  );
}

function Standing({ account }: { readonly account: AccountSummary }): JSX.Element {
  const { stuck, active, mostActive } = account;
  if (stuck > 0) return <State tone="warn">{stuck} stuck</State>;
  if (active === 0) return <State tone="warn">nobody in 28 days</State>;
  if (isCarried(account) && mostActive !== undefined) {
    return <State tone="warn">one person does {percent(mostActive.share)} of it</State>;
  }
  return <State tone="quiet">nothing unusual</State>;
}

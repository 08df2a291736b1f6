import type { OpenSession, StudioSession } from "@cairn/core/api";
import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { DONE_WORDS, type YouModel } from "../models/you.ts";
import { Button } from "../parts/button.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { PasswordFields } from "../parts/password-fields.tsx";
import { ShortField } from "../parts/short-field.tsx";
import { Table } from "../parts/table.tsx";
import { failureWords } from "../words/failure.ts";
import { ago, counted } from "../words/figures.ts";
import { ROLE_NAMES, ROLE_WORDS } from "../words/role.ts";

interface YouProps {
  readonly studio: Studio;
  readonly model: YouModel;
}

/** Oneself: how one signs in, and where one is signed in. */
export function YouScreen({ studio, model }: YouProps): JSX.Element | null {
  const who = studio.session.who.value;
  if (who === undefined) return null;
  const { member, name, role } = who;
  const done = model.done.value;
  return (
    <>
      <PageHead
        title={name}
        lead={
          member === undefined
            ? "You came in by the collector's one-time link, and may do everything."
            : `You sign in as ${member.email}. ${ROLE_NAMES[role]}: ${ROLE_WORDS[role]}.`
        }
      />
      <div class="outcome">
        {done !== undefined && <Notice tone="good">{DONE_WORDS[done]}</Notice>}
      </div>
      {member === undefined ? (
        <FirstAdmin model={model} />
      ) : (
        <PasswordPanel model={model} member={member} />
      )}
      <SessionsPanel model={model} />
    </>
  );
}

function FirstAdmin({ model }: { readonly model: YouModel }): JSX.Element {
  const { first } = model;
  const failure = first.failure.value;
  return (
    <Panel
      id="first-title"
      kicker="First admin"
      title="Choose how you come back"
      note="You become the first admin, who lets others in. The printed link is needed no more."
    >
      <form
        class="short-form"
        onSubmit={(submitting) => {
          submitting.preventDefault();
          void first.send();
        }}
      >
        {failure !== undefined && <Notice tone="bad">{failureWords(failure)}</Notice>}
        <ShortField form={first} name="name" id="first-name" label="Your name" fill="name" />
        <ShortField
          form={first}
          name="email"
          id="first-email"
          label="Your e-mail"
          fill="username"
        />
        <ShortField
          form={first}
          name="password"
          id="first-password"
          label="Password"
          hint="At least 12 characters. Four unrelated words do well."
          isSecret
          fill="new-password"
        />
        <div>
          <Button type="submit" look="primary" idle={first.busy.value}>
            {first.busy.value ? "Saving…" : "Become the first admin"}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

interface PasswordPanelProps {
  readonly model: YouModel;
  readonly member: NonNullable<StudioSession["member"]>;
}

function PasswordPanel({ model, member }: PasswordPanelProps): JSX.Element {
  const { password } = model;
  const { email, hasPassword, cameByLink } = member;
  const failure = password.failure.value;
  if (!hasPassword && !cameByLink) {
    return (
      <Panel id="password-title" kicker="Password" title="You sign in without a password">
        <p>To choose one, ask an admin for a sign-in link and come by that.</p>
      </Panel>
    );
  }
  return (
    <Panel
      id="password-title"
      kicker="Password"
      title={hasPassword ? "Change your password" : "Choose a password"}
      note="Every other session of yours ends with it."
    >
      <form
        class="short-form"
        onSubmit={(submitting) => {
          submitting.preventDefault();
          void password.send();
        }}
      >
        {failure !== undefined && <Notice tone="bad">{failureWords(failure)}</Notice>}
        <PasswordFields form={password} asksCurrent={hasPassword && !cameByLink} email={email} />
        <div>
          <Button type="submit" idle={password.busy.value}>
            {password.busy.value ? "Saving…" : hasPassword ? "Change password" : "Save password"}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function SessionsPanel({ model }: { readonly model: YouModel }): JSX.Element {
  return (
    <LoadedView
      resource={model.sessions}
      what="sessions"
      draw={(sessions) => (
        <Panel
          id="sessions-title"
          kicker="Sessions"
          title={
            sessions.length > 1
              ? `Signed in from ${counted(sessions.length, "browser")}`
              : "Signed in from this browser only"
          }
          note="A session ends after 14 days, or after 4 on which nobody used it."
          actions={
            sessions.length > 1 ? (
              <Button small onPress={() => void model.endOthers()}>
                End all others
              </Button>
            ) : undefined
          }
        >
          <Table
            caption="Where you are signed in"
            rows={sessions}
            keyOf={({ id }) => id}
            columns={columns(model)}
          />
        </Panel>
      )}
    />
  );
}

function columns(model: YouModel) {
  return [
    { head: "Browser", cell: ({ browser = "A browser" }: OpenSession) => browser },
    { head: "Since", cell: ({ createdAt }: OpenSession) => ago(createdAt, model.nowMs) },
    {
      head: "Last used",
      cell: ({ current, seenAt }: OpenSession) => (current ? "now" : ago(seenAt, model.nowMs)),
    },
    {
      head: "Step",
      steps: true,
      cell: (session: OpenSession) =>
        session.current ? (
          <span class="tag tag-good">This one</span>
        ) : (
          <Button
            small
            label={`End the session in ${session.browser ?? "a browser"}`}
            onPress={() => void model.end(session)}
          >
            End
          </Button>
        ),
    },
  ];
}

import type { JSX } from "preact";
import { ROLES } from "../models/session.ts";
import type { TeamModel } from "../models/team.ts";
import { Button } from "../parts/button.tsx";
import { FieldFrame } from "../parts/field-frame.tsx";
import { Notice } from "../parts/notice.tsx";
import { SecretOnce } from "../parts/secret-once.tsx";
import { ShortField } from "../parts/short-field.tsx";
import { failureWords } from "../words/failure.ts";
import { ROLE_NAMES } from "../words/role.ts";

/** The link for somebody, which can be read this once. */
export function LinkOnce({ model }: { readonly model: TeamModel }): JSX.Element | null {
  const shown = model.link.shown.value;
  const member = model.linkFor.value;
  if (shown === undefined || member === undefined) return null;
  return (
    <SecretOnce
      model={model.link}
      of={shown.of}
      what="one-time link"
      words={
        <>
          Send this link to <bdi>{member.name}</bdi>. It is shown this once, works once, within
          seven days, and lets whoever opens it in as them.
        </>
      }
    />
  );
}

/** A form to let somebody in. */
export function InviteForm({ model }: { readonly model: TeamModel }): JSX.Element {
  const { invite } = model;
  const failure = invite.failure.value;
  return (
    <form
      class="new-webhook"
      aria-labelledby="invite-title"
      onSubmit={(submitting) => {
        submitting.preventDefault();
        void invite.send();
      }}
    >
      <h3 id="invite-title">Invite somebody</h3>
      {failure !== undefined && <Notice tone="bad">{failureWords(failure)}</Notice>}
      <ShortField form={invite} name="name" id="invite-name" label="Name" fill="off" />
      <ShortField
        form={invite}
        name="email"
        id="invite-email"
        label="E-mail"
        hint="Nothing is sent there: you get a link to pass on."
        fill="off"
      />
      <FieldFrame id="invite-role" label="Role" problems={invite.problems("role")}>
        <select
          id="invite-role"
          value={invite.text("role")}
          onChange={(changing) => invite.type("role", changing.currentTarget.value)}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {ROLE_NAMES[role]}
            </option>
          ))}
        </select>
      </FieldFrame>
      <div>
        <Button type="submit" idle={invite.busy.value}>
          {invite.busy.value ? "Making the link…" : "Make the invitation link"}
        </Button>
      </div>
    </form>
  );
}

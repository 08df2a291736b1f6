import type { JSX } from "preact";
import type { PasswordForm } from "../models/choose-password.ts";
import type { Session } from "../models/session.ts";
import { Button } from "../parts/button.tsx";
import { CairnMark } from "../parts/cairn-mark.tsx";
import { PasswordFields } from "../parts/password-fields.tsx";
import { ROLE_NAMES, ROLE_WORDS } from "../words/role.ts";

interface ChoosePasswordProps {
  readonly session: Session;
  readonly form: PasswordForm;
}

/** The first thing for who came by a link of an admin: a password to come back with. */
export function ChoosePassword({ session, form }: ChoosePasswordProps): JSX.Element | null {
  const who = session.who.value;
  if (who?.member === undefined) return null;
  const { email, hasPassword } = who.member;
  return (
    <main class="sign-in" id="main">
      <CairnMark stones={4} />
      <h1 id="page-title" tabIndex={-1}>
        {hasPassword ? "Choose a new password" : `Welcome, ${who.name}`}
      </h1>
      <p>
        {hasPassword
          ? "The link has let you in once. "
          : "The link works once: with a password you can come back. "}
        You sign in as {email}. Your role is {ROLE_NAMES[who.role]}: it {ROLE_WORDS[who.role]}.
      </p>
      <form
        class="short-form"
        onSubmit={(submitting) => {
          submitting.preventDefault();
          void form.send();
        }}
      >
        <PasswordFields form={form} asksCurrent={false} email={email} />
        <div class="dialog-actions">
          <Button type="submit" look="primary" idle={form.busy.value}>
            {form.busy.value ? "Saving…" : "Save and go on"}
          </Button>
          {hasPassword && <Button onPress={session.keepPassword}>Keep the one I have</Button>}
        </div>
      </form>
    </main>
  );
}

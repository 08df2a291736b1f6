import type { JSX } from "preact";
import type { ApiFailure } from "../api.ts";
import type { Session } from "../models/session.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { ShortField } from "../parts/short-field.tsx";
import { failureWords } from "../words/failure.ts";

/** E-mail and password. */
export function SignInForm({ session }: { readonly session: Session }): JSX.Element {
  const { form } = session;
  const failure = form.failure.value;
  return (
    <form
      class="short-form"
      onSubmit={(submitting) => {
        submitting.preventDefault();
        void form.send();
      }}
    >
      <div role="status" class="outcome">
        {failure !== undefined && <Notice tone="bad">{refusedWords(failure)}</Notice>}
      </div>
      <ShortField form={form} name="email" id="sign-in-email" label="E-mail" fill="username" />
      <ShortField
        form={form}
        name="password"
        id="sign-in-password"
        label="Password"
        isSecret
        fill="current-password"
      />
      <Button type="submit" look="primary" idle={form.busy.value}>
        {form.busy.value ? "Signing in…" : "Sign in"}
      </Button>
      <p class="quiet">
        Forgotten, or new here? An admin of your team makes you a one-time link; so does{" "}
        <code>cairn user link</code>.
      </p>
    </form>
  );
}

function refusedWords(failure: ApiFailure): string {
  if (failure.kind === "signed-out") return "The e-mail or the password is not right.";
  return failureWords(failure);
}

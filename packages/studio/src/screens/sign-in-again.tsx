import type { JSX } from "preact";
import type { Session } from "../models/session.ts";
import { Dialog } from "../parts/dialog.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** Over whatever is open, once the session has ended: it stays, with what was typed. */
export function SignInAgain({ session }: { readonly session: Session }): JSX.Element | null {
  const state = session.state.value;
  if (state.kind !== "in" || state.isOver !== true) return null;
  const { name, member } = state.session;
  return (
    <Dialog title="Sign in again" onClose={() => {}}>
      <p>
        Your session has ended, {name}. This page stays as it is, with what you typed; sign in and
        go on.
      </p>
      {member === undefined ? (
        <p>
          You came by a one-time link. Open another one in a new tab: this page goes on by itself.
          The collector prints one when it is started.
        </p>
      ) : member.hasPassword ? (
        <SignInForm session={session} />
      ) : (
        <p>
          <a href="../api/sign-in/provider" target="_blank" rel="noopener">
            Sign in with {session.ways.value?.provider ?? "your sign-in service"} in a new tab
          </a>
          : this page goes on by itself.
        </p>
      )}
    </Dialog>
  );
}

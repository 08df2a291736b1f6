import type { JSX } from "preact";
import type { Session } from "../models/session.ts";
import { CairnMark } from "../parts/cairn-mark.tsx";
import { Notice } from "../parts/notice.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** What to do while nobody is signed in. */
export function SignIn({ session }: { readonly session: Session }): JSX.Element {
  return (
    <main class="sign-in" id="main">
      <CairnMark stones={4} />
      <h1 id="page-title" tabIndex={-1}>
        {session.state.value.kind === "out" ? "Sign in to the studio" : "Cairn studio"}
      </h1>
      <SignInWords session={session} />
    </main>
  );
}

function SignInWords({ session }: { readonly session: Session }): JSX.Element {
  const state = session.state.value;
  switch (state.kind) {
    case "unknown":
    case "in":
      return <p role="status">Signing you in…</p>;
    case "unreachable":
      return (
        <p role="status">The collector does not answer. Is it running? Trying again every 2 s…</p>
      );
    case "out":
      return (
        <>
          {state.because === "used-link" && (
            <Notice tone="warning">This sign-in link was used before, or it is too old.</Notice>
          )}
          {session.ways.value?.password === false ? <ByLink /> : <SignInForm session={session} />}
        </>
      );
  }
}

/** Nobody has a password here yet. */
function ByLink(): JSX.Element {
  return (
    <>
      <p>The first time, you come in by a one-time link. To get one:</p>
      <ol class="steps">
        <li>
          Look where the collector was started: it printed a link with <code>#token=</code>.
        </li>
        <li>Used already, or too old? Start the collector again: it prints a new one.</li>
        <li>Open the link in this browser. It works once, within an hour.</li>
      </ol>
    </>
  );
}

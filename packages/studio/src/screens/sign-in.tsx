import type { JSX } from "preact";
import type { Session, SignInTrouble } from "../models/session.ts";
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
          {state.because !== undefined && (
            <Notice tone="warning">{TROUBLE_WORDS[state.because]}</Notice>
          )}
          <ByProvider session={session} />
          {session.ways.value?.password === false ? <ByLink /> : <SignInForm session={session} />}
        </>
      );
  }
}

const TROUBLE_WORDS: Readonly<Record<SignInTrouble, string>> = {
  "used-link": "This sign-in link was used before, or it is too old.",
  unreachable: "The sign-in service does not answer. Try again in a moment.",
  failed: "The sign-in service's answer was not good, or came too late. Try again.",
  "no-verified-email":
    "The sign-in service has not verified your e-mail address, so it lets nobody in.",
  "not-listed":
    "Your e-mail address is not among those that may come in. Ask an admin of your team.",
};

/** The way by an OpenID provider, where one is set up. */
function ByProvider({ session }: { readonly session: Session }): JSX.Element | null {
  const provider = session.ways.value?.provider;
  if (provider === undefined) return null;
  return (
    <p>
      <a class="button button-primary" href="../api/sign-in/provider">
        Sign in with {provider}
      </a>
    </p>
  );
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

import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { Notice } from "../parts/notice.tsx";
import { ConflictDialog } from "./conflict.tsx";
import { Navigation } from "./navigation.tsx";
import { Screen } from "./screen.tsx";
import { SignIn } from "./sign-in.tsx";
import { TopBar } from "./top-bar.tsx";

/** The whole studio: who is here, where they are, and the open screen. */
export function App({ studio }: { readonly studio: Studio }): JSX.Element {
  const session = studio.session.state.value;
  if (session.kind !== "in") return <SignIn state={session} />;
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(clicking) => {
          clicking.preventDefault();
          studio.platform.focus("main");
        }}
      >
        Skip to content
      </a>
      <div class="shell">
        <TopBar studio={studio} />
        <Navigation studio={studio} />
        <main id="main" class="main" tabIndex={-1}>
          {studio.connection.lost.value && (
            <Notice tone="warning">
              The collector does not answer. What you type is kept here; trying again…
            </Notice>
          )}
          <PausedNotice studio={studio} />
          <Screen studio={studio} />
        </main>
      </div>
      <ConflictDialog draft={studio.draft} />
      <p class="visually-hidden" role="status" aria-live="polite">
        {studio.announcer.words}
      </p>
    </>
  );
}

function PausedNotice({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const isOnPublish = studio.router.place.value.route.kind === "publish";
  if (studio.draft.stored.value?.paused !== true || isOnPublish) return null;
  return (
    <Notice tone="warning">
      All guides are paused: nobody sees them.{" "}
      <a href={studio.router.href({ kind: "publish" })}>Switch them on under Publish</a>
    </Notice>
  );
}

import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { May } from "../parts/only-for.tsx";
import { ChoosePassword } from "./choose-password.tsx";
import { AppNotices } from "./app-notices.tsx";
import { lazy } from "./lazy.tsx";
import { Navigation } from "./navigation.tsx";
import { Screen } from "./screen.tsx";
import { SignIn } from "./sign-in.tsx";
import { SignInAgain } from "./sign-in-again.tsx";
import { TopBar } from "./top-bar.tsx";

const Conflict = lazy(async () => (await import("./conflict.tsx")).ConflictDialog);

/** The whole studio: who is here, where they are, and the open screen. */
export function App({ studio }: { readonly studio: Studio }): JSX.Element {
  const session = studio.session.state.value;
  const conflict = studio.draft.conflict.value;
  if (session.kind !== "in") return <SignIn session={studio.session} />;
  if (studio.session.mustChoose.value) {
    return <ChoosePassword session={studio.session} form={studio.session.choosing} />;
  }
  return (
    <May.Provider value={studio.session.may}>
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
          <FirstNotice studio={studio} />
          <AppNotices studio={studio} />
          <Screen studio={studio} />
        </main>
      </div>
      {conflict !== undefined && <Conflict studio={studio} conflict={conflict} />}
      <SignInAgain session={studio.session} />
      <p class="visually-hidden" role="status" aria-live="polite">
        {studio.announcer.words}
      </p>
    </May.Provider>
  );
}

/** Who came by the printed link has no way back yet. */
function FirstNotice({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const { session } = studio;
  const isOnIt = studio.router.place.value.route.kind === "you";
  if (session.who.value?.member !== undefined || isOnIt || session.isLater.value) return null;
  return (
    <Notice tone="calm">
      You came in by a one-time link.{" "}
      <a href={studio.router.href({ kind: "you" })}>Choose your name and password</a>, to come back
      and to invite others.{" "}
      <Button small look="quiet" onPress={session.chooseLater}>
        Later
      </Button>
    </Notice>
  );
}

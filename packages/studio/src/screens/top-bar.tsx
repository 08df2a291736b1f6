import type { JSX } from "preact";
import type { DraftModel, SaveStatus } from "../models/draft.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { CairnMark } from "../parts/cairn-mark.tsx";
import { OwnName } from "./own-name.tsx";

/** The strip at the top: brand, environment, how the draft stands. */
export function TopBar({ studio }: { readonly studio: Studio }): JSX.Element {
  const { router, draft } = studio;
  return (
    <header class="top">
      <a class="brand" href={router.href({ kind: "overview" })}>
        <CairnMark stones={4} />
        <span>Cairn</span>
      </a>
      <div class="top-right">
        <DraftStatus draft={draft} publishHref={router.href({ kind: "publish" })} />
        <label class="env" for="environment">
          <span class="visually-hidden">Environment</span>
          <select
            id="environment"
            value={router.env.value}
            onChange={(changing) =>
              router.setEnv(changing.currentTarget.value === "test" ? "test" : "live")
            }
          >
            <option value="live">Live data</option>
            <option value="test">Test data</option>
          </select>
        </label>
        <span class="menu-button">
          <button
            type="button"
            class="button button-plain"
            aria-expanded={studio.menuOpen.value}
            aria-controls="navigation"
            onClick={() => studio.setMenuOpen(!studio.menuOpen.value)}
          >
            Menu
          </button>
        </span>
        <OwnName studio={studio} />
        <span class="sign-out">
          <Button look="quiet" onPress={() => void studio.session.signOut()}>
            Sign out
          </Button>
        </span>
      </div>
    </header>
  );
}

const WORDS: Readonly<Record<SaveStatus, string>> = {
  loading: "Loading draft…",
  saved: "Draft saved",
  unsaved: "Saving…",
  saving: "Saving…",
  waiting: "Kept here, not saved yet",
  conflict: "Two versions of the draft",
};

function DraftStatus({
  draft,
  publishHref,
}: {
  readonly draft: DraftModel;
  readonly publishHref: string;
}): JSX.Element {
  const status = draft.status.value;
  const stored = draft.stored.value;
  const hasChanges = stored?.changed === true || status === "unsaved" || status === "saving";
  const isLive = stored?.live !== undefined && !hasChanges && status === "saved";
  return (
    <span class={`draft-status draft-${status}`}>
      <span>{isLive ? `Version ${stored?.live} is live` : WORDS[status]}</span>
      {hasChanges && status !== "loading" && <a href={publishHref}>Review and publish</a>}
    </span>
  );
}

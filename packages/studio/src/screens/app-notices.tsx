import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { list } from "../words/list.ts";
import { partTitle } from "../words/part-place.ts";

/** What everybody must know wherever they are: no connection, no guides, somebody else's edits. */
export function AppNotices({ studio }: { readonly studio: Studio }): JSX.Element {
  return (
    <>
      {studio.connection.lost.value && (
        <Notice tone="warning">
          The collector does not answer. What you type is kept here; trying again…
        </Notice>
      )}
      <PausedNotice studio={studio} />
      <div role="status" class="outcome">
        <JoinedNotice studio={studio} />
      </div>
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

// More names say no more.
const MOST_NAMED = 3;

function JoinedNotice({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const { draft } = studio;
  const joined = draft.joined.value;
  if (joined.length === 0) return null;
  const book = draft.guidebook.value;
  const named = joined.slice(0, MOST_NAMED).map((key) => partTitle(splitKey(key), book));
  const more = joined.length - named.length;
  const parts = list([...named, ...(more > 0 ? [`${more} more`] : [])], "and");
  return (
    <Notice tone="calm">
      Somebody else changed <bdi>{parts}</bdi> meanwhile. Their changes and yours are both in the
      draft.{" "}
      <Button small onPress={draft.forgetJoined}>
        All right
      </Button>
    </Notice>
  );
}

function splitKey(key: string): readonly string[] {
  const [section = "", ...id] = key.split(".");
  return id.length === 0 ? [section] : [section, id.join(".")];
}

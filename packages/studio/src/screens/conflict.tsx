import type { JSX } from "preact";
import type { Conflicts } from "../models/conflicts.ts";
import type { DraftConflict } from "../models/draft.ts";
import type { PartConflict } from "../models/merge-drafts.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { guidebookChanges } from "../words/changes.ts";
import { atTime, counted } from "../words/figures.ts";
import { partTitle } from "../words/part-place.ts";
import { ChangeLines } from "./changes-list.tsx";

/** Two drafts, one place: of what both changed, the choice is a person's, part by part. */
export function ConflictDialog({
  studio,
  conflict,
}: {
  readonly studio: Studio;
  readonly conflict: DraftConflict;
}): JSX.Element {
  const { theirs, parts } = conflict;
  const mine = studio.draft.guidebook.value;
  return (
    <Dialog title="This draft was saved somewhere else" onClose={() => {}}>
      <p>
        Another tab or a colleague saved it on {atTime(theirs.savedAt)} and changed{" "}
        {counted(parts.length, "part")} that you changed, too. Nothing was overwritten. Whose should
        stay? Everything else is kept from both.
      </p>
      {parts.map((part) => (
        <fieldset key={part.key} class="conflict">
          <legend>
            <bdi>{partTitle(part.path, part.mine === undefined ? theirs.guidebook : mine)}</bdi>
          </legend>
          <Side
            conflicts={studio.conflicts}
            part={part}
            whose="mine"
            before={conflict.base}
            after={mine}
          />
          <Side
            conflicts={studio.conflicts}
            part={part}
            whose="theirs"
            before={conflict.base}
            after={theirs.guidebook}
          />
        </fieldset>
      ))}
      <div class="dialog-actions">
        <Button look="primary" onPress={() => void studio.conflicts.settle()}>
          Go on with this
        </Button>
      </div>
    </Dialog>
  );
}

const WHOSE = { mine: "Keep mine", theirs: "Take theirs" } as const;

function Side(props: {
  readonly conflicts: Conflicts;
  readonly part: PartConflict;
  readonly whose: "mine" | "theirs";
  /** What both grew out of; undefined where that is not known. */
  readonly before: unknown;
  readonly after: unknown;
}): JSX.Element {
  const { conflicts, part, whose, before, after } = props;
  const id = `conflict-${whose}-${part.key}`;
  const changes = guidebookChanges(before ?? { version: 1 }, after).filter(
    ({ path }) => path.join(".") === part.key,
  );
  return (
    <div class="conflict-side">
      <label for={id}>
        <input
          id={id}
          type="radio"
          name={`conflict-${part.key}`}
          checked={conflicts.choiceOf(part.key) === whose}
          onChange={() => conflicts.choose(part.key, whose)}
        />{" "}
        {WHOSE[whose]}
      </label>
      {changes.map((change) =>
        change.kind === "removed" ? (
          <p key={change.kind}>Removed</p>
        ) : (
          <ul key={change.kind} class="changes">
            <ChangeLines changes={change.changes} />
          </ul>
        ),
      )}
    </div>
  );
}

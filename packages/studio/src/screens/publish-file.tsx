import type { JSX } from "preact";
import type { Importing } from "../models/guidebook-import.ts";
import type { PublishModel } from "../models/publish.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { OnlyFor } from "../parts/only-for.tsx";
import { Panel } from "../parts/panel.tsx";
import { Told } from "../parts/told.tsx";
import { guidebookChanges } from "../words/changes.ts";
import { counted } from "../words/figures.ts";
import { list } from "../words/list.ts";
import { problemWords } from "../words/problem.ts";
import { importRefusalWords } from "../words/publishing.ts";
import { ChangesList } from "./changes-list.tsx";

interface FileProps {
  readonly studio: Studio;
  readonly model: PublishModel;
}

/** The whole guidebook as a file, out and in. */
export function FilePanel({ studio, model }: FileProps): JSX.Element {
  const { importing } = model;
  const state = importing.state.value;
  return (
    <Panel
      id="file-title"
      kicker="File"
      title="The whole guidebook as a file"
      note="JSON, as the command line publishes it too. What you bring in goes into the draft; nothing goes live by it."
    >
      <div class="publish-buttons">
        <a
          class="button button-plain"
          href={studio.api.draftFileUrl()}
          download="guidebook-draft.json"
        >
          Save the draft as a file
        </a>
        <OnlyFor role="editor">
          <label class="button button-plain file-choice">
            Bring in a file…
            <input
              type="file"
              class="visually-hidden"
              accept=".json,application/json"
              onChange={(choosing) => {
                const [file] = choosing.currentTarget.files ?? [];
                if (file !== undefined) void importing.choose(file);
                choosing.currentTarget.value = "";
              }}
            />
          </label>
        </OnlyFor>
      </div>
      <div role="status">{state !== undefined && <Imported {...{ studio, model, state }} />}</div>
    </Panel>
  );
}

function Imported({
  studio,
  model,
  state,
}: FileProps & { readonly state: Importing }): JSX.Element {
  const { importing } = model;
  switch (state.kind) {
    case "reading":
      return <p class="loading">Reading {state.name}…</p>;
    case "refused":
      return (
        <Notice tone="bad">
          <Told text={state.name} />: {importRefusalWords(state.because)} The draft is as it was.
        </Notice>
      );
    case "taken":
      return (
        <Notice tone="good">
          The draft is what <Told text={state.name} /> holds.{" "}
          <Button small onPress={importing.undo}>
            Undo, back to the draft before
          </Button>
        </Notice>
      );
    case "ready":
      return <Look studio={studio} model={model} state={state} />;
  }
}

/** What the file would do to the draft, before it does. */
function Look(
  props: FileProps & { readonly state: Extract<Importing, { kind: "ready" }> },
): JSX.Element {
  const { studio, model, state } = props;
  const changes = guidebookChanges(studio.draft.guidebook.value, state.guidebook);
  const problems = state.check?.problems ?? [];
  const stored = studio.draft.stored.value;
  const others = studio.presence.value?.others.value ?? [];
  const names = list([...new Set(others.map(({ by }) => by))], "and");
  return (
    <div class="import-look">
      <h3 class="sub">
        {changes.length === 0
          ? "The draft holds the same already"
          : `${state.name} changes ${counted(changes.length, "part")} of the draft`}
      </h3>
      {stored?.changed === true && changes.length > 0 && (
        <Notice tone="warning">
          The draft holds work that is not published. The file takes its place; you can undo it
          while this screen is open.
        </Notice>
      )}
      {others.length > 0 && (
        <Notice tone="warning">
          <bdi>{names}</bdi> {others.length === 1 ? "is" : "are"} editing now.
        </Notice>
      )}
      {problems.length > 0 && (
        <>
          <p>{counted(problems.length, "problem")} to put right before it can be published:</p>
          <ul class="import-problems">
            {problems.map((problem) => (
              <li key={problem.path + problem.code}>
                <code>{problem.path}</code> {problemWords(problem)}
              </li>
            ))}
          </ul>
        </>
      )}
      <ChangesList parts={changes} />
      <div class="publish-buttons">
        {changes.length > 0 && (
          <Button look="primary" onPress={model.importing.take}>
            Put it into the draft
          </Button>
        )}
        <Button onPress={model.importing.drop}>Leave the draft as it is</Button>
      </div>
    </div>
  );
}

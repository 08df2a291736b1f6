import type { JSX } from "preact";
import type { PublishModel } from "../models/publish.ts";
import { problemPlaces } from "../models/problem-place.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { counted } from "../words/figures.ts";
import { problemWords } from "../words/problem.ts";
import { PausePanel } from "./publish-pause.tsx";
import { VersionsPanel } from "./publish-versions.tsx";
import { RecomputingNotice } from "./recomputing.tsx";

interface PublishProps {
  readonly studio: Studio;
  readonly model: PublishModel;
}

/** From draft to live, and back. */
export function PublishScreen({ studio, model }: PublishProps): JSX.Element {
  const stored = studio.draft.stored.value;
  const problems = studio.draft.problems.value;
  const warnings = studio.draft.warnings.value;
  const outcome = model.outcome.value;
  return (
    <>
      <PageHead
        title="Publish"
        lead="Milestones, guides and answers go live together, as one version."
      />
      <div role="status" class="outcome">
        {outcome !== undefined && (
          <Notice tone={outcome.failed ? "bad" : "good"}>{outcome.words}</Notice>
        )}
      </div>
      <RecomputingNotice model={model.recomputing} />
      <Panel id="ready-title" kicker="Draft" title={readiness(studio)}>
        <ProblemList studio={studio} what="problems" />
        {warnings.length > 0 && (
          <>
            <h3 class="sub">Worth a look, but no hindrance</h3>
            <ProblemList studio={studio} what="warnings" />
          </>
        )}
        <form
          class="publish-form"
          onSubmit={(submitting) => {
            submitting.preventDefault();
            void model.publish();
          }}
        >
          <div class="field">
            <label class="field-label" for="publish-note">
              What changed<span class="field-optional"> optional</span>
            </label>
            <input
              id="publish-note"
              type="text"
              value={model.note.value}
              placeholder="New answer for failed bank connections"
              onInput={(typing) => model.setNote(typing.currentTarget.value)}
            />
          </div>
          <Button
            type="submit"
            look="primary"
            disabled={model.busy.value || problems.length > 0 || !hasNews(studio)}
          >
            {stored?.live === undefined ? "Publish" : "Publish changes"}
          </Button>
        </form>
      </Panel>
      <PausePanel studio={studio} model={model} />
      <VersionsPanel studio={studio} model={model} />
    </>
  );
}

/** Whether there is anything to publish: an edit that is still on its way to the collector counts. */
function hasNews(studio: Studio): boolean {
  const stored = studio.draft.stored.value;
  if (stored === undefined) return false;
  return stored.live === undefined || stored.changed || studio.draft.status.value !== "saved";
}

function readiness(studio: Studio): string {
  const stored = studio.draft.stored.value;
  const problems = studio.draft.problems.value.length;
  if (stored === undefined) return "Loading the draft…";
  if (problems > 0) return `${counted(problems, "thing")} to put right before publishing`;
  if (stored.live === undefined) return "Ready to go live for the first time";
  return stored.changed
    ? "Ready to publish"
    : `Version ${stored.live} is live, nothing has changed`;
}

function ProblemList({
  studio,
  what,
}: {
  readonly studio: Studio;
  readonly what: "problems" | "warnings";
}): JSX.Element {
  const list = studio.draft[what].value;
  const places = problemPlaces(list, studio.draft.guidebook.value);
  return (
    <ul class={`problem-places problem-places-${what}`}>
      {places.map((place) => (
        <li key={place.title}>
          <h4>{place.title}</h4>
          <ul>
            {place.problems.map(({ problem, route }) => (
              <li key={problem.path + problem.code}>
                {route.kind === "publish" ? (
                  problemWords(problem)
                ) : (
                  <a href={studio.router.href(route)}>{problemWords(problem)}</a>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

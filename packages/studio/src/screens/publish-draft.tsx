import type { JSX } from "preact";
import { tomorrowAt } from "../models/local-time.ts";
import type { PublishModel } from "../models/publish.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Panel } from "../parts/panel.tsx";
import { type PartChanges, guidebookChanges } from "../words/changes.ts";
import { counted } from "../words/figures.ts";
import { problemWords } from "../words/problem.ts";
import { problemPlaces } from "../words/problem-place.ts";
import { timeZoneWords } from "../words/publishing.ts";
import { ChangesList } from "./changes-list.tsx";
import { HeldOut } from "./held-out.tsx";

interface DraftPanelProps {
  readonly studio: Studio;
  readonly model: PublishModel;
}

/** What would go live, what is wrong with it, and the way there. */
export function DraftPanel({ studio, model }: DraftPanelProps): JSX.Element {
  const { draft, router } = studio;
  const problems = draft.problems.value;
  const warnings = draft.warnings.value;
  const changes = changesToLive(studio, model);
  return (
    <Panel id="ready-title" kicker="Draft" title={readiness(studio)}>
      {draft.stored.value !== undefined && isBlank(studio) && (
        <p>
          <a href={router.href({ kind: "milestones" })}>Make a milestone</a>,{" "}
          <a href={router.href({ kind: "guides" })}>a guide</a> or{" "}
          <a href={router.href({ kind: "answers" })}>a help answer</a> first. What you make waits
          here until you publish it.
        </p>
      )}
      <ProblemList studio={studio} what="problems" />
      {changes !== undefined && changes.length > 0 && (
        <>
          <h3 class="sub" id="changes-title">
            {sayChanges(changes)} against what is live
          </h3>
          <ChangesList parts={changes} href={router.href} />
        </>
      )}
      {warnings.length > 0 && (
        <>
          <h3 class="sub">Worth a look, but no hindrance</h3>
          <ProblemList studio={studio} what="warnings" />
        </>
      )}
      <HeldOut studio={studio} />
      {studio.session.may("publisher") ? (
        <PublishForm studio={studio} model={model} isBlocked={problems.length > 0} />
      ) : (
        <p class="panel-note">
          Publishing needs the role of a publisher.
          {studio.session.may("editor") && " Your edits are saved; ask one to publish them."}
        </p>
      )}
    </Panel>
  );
}

function PublishForm(props: DraftPanelProps & { readonly isBlocked: boolean }): JSX.Element {
  const { studio, model, isBlocked } = props;
  const later = model.later.value;
  const isTest = model.target.value === "test";
  const hasNothing = !hasNews(studio) && !isTest;
  // Its own press leaves nothing to publish, and focus stays with it.
  const isIdle = model.busy.value || isBlocked || hasNothing;
  const first = studio.draft.stored.value?.live === undefined ? "Publish" : "Publish changes";
  return (
    <form
      class="publish-form"
      onSubmit={(submitting) => {
        submitting.preventDefault();
        if (isIdle) return;
        void (later === undefined ? model.publish() : model.schedule());
      }}
    >
      <div class="field">
        <label class="field-label" for="publish-note">
          What changed<span class="field-optional"> optional</span>
        </label>
        <input
          id="publish-note"
          type="text"
          maxLength={500}
          value={model.note.value}
          placeholder="New answer for failed bank connections"
          onInput={(typing) => model.setNote(typing.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label class="field-label" for="publish-target">
          Goes to
        </label>
        <select
          id="publish-target"
          value={model.target.value}
          onChange={(changing) =>
            model.setTarget(changing.currentTarget.value === "test" ? "test" : "live")
          }
        >
          <option value="live">Live: everybody</option>
          <option value="test">Test first: only browsers with a test key</option>
        </select>
      </div>
      {later !== undefined && (
        <div class="field">
          <label class="field-label" for="publish-at">
            On <span class="field-optional">your time, {timeZoneWords()}</span>
          </label>
          <input
            id="publish-at"
            type="datetime-local"
            required
            value={later}
            onInput={(typing) => model.setLater(typing.currentTarget.value)}
          />
        </div>
      )}
      <div class="publish-buttons">
        <Button type="submit" look="primary" idle={isIdle}>
          {later !== undefined ? "Schedule" : isTest ? "Publish to test" : first}
        </Button>
        {later === undefined ? (
          <Button
            disabled={isBlocked || hasNothing}
            onPress={() => {
              model.setLater(tomorrowAt(9, studio.platform.now()));
              studio.platform.focus("publish-at");
            }}
          >
            Publish later…
          </Button>
        ) : (
          <Button onPress={() => model.setLater(undefined)}>Now instead</Button>
        )}
      </div>
    </form>
  );
}

/** What the draft changes in what is live; undefined while the live version is on its way. */
function changesToLive(studio: Studio, model: PublishModel): readonly PartChanges[] | undefined {
  const stored = studio.draft.stored.value;
  if (stored === undefined) return undefined;
  const live = model.books.book(stored.live ?? 0);
  return live === undefined ? undefined : guidebookChanges(live, studio.draft.guidebook.value);
}

function sayChanges(parts: readonly PartChanges[]): string {
  const count = parts.reduce(
    (sum, { kind, changes }) => sum + (kind === "changed" ? changes.length : 1),
    0,
  );
  return counted(count, "change");
}

/** Whether there is anything to publish: an edit that is still on its way to the collector counts. */
function hasNews(studio: Studio): boolean {
  const stored = studio.draft.stored.value;
  if (stored === undefined) return false;
  if (isBlank(studio)) return false;
  return stored.live === undefined || stored.changed || studio.draft.status.value !== "saved";
}

/** Whether nothing was made yet, and nothing ever published. */
function isBlank(studio: Studio): boolean {
  const { milestones = {}, guides = {}, faqs = {} } = studio.draft.guidebook.value;
  const made = [milestones, guides, faqs].some((parts) => Object.keys(parts).length > 0);
  return !made && studio.draft.stored.value?.live === undefined;
}

function readiness(studio: Studio): string {
  const stored = studio.draft.stored.value;
  const problems = studio.draft.problems.value.length;
  if (stored === undefined) return "Loading the draft…";
  if (problems > 0) return `${counted(problems, "thing")} to put right before publishing`;
  if (isBlank(studio)) return "Nothing to publish yet";
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
          <h4>
            <bdi>{place.title}</bdi>
          </h4>
          <ul>
            {place.problems.map(({ problem, route }) => (
              <li key={problem.path + problem.code}>
                {route === undefined ? (
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

import type { Milestone } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import { EditorsOnly } from "../editors/editors-only.tsx";
import { NoCodeEvents } from "../editors/no-code-events.tsx";
import { thresholdWords } from "../words/threshold.ts";
import type { ListModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { matchingEvents } from "../models/seen-events.ts";
import { people } from "../words/figures.ts";
import { MilestoneSuggestions } from "./milestone-suggestions.tsx";
import { NewPartForm } from "./new-part.tsx";

interface MilestonesProps {
  readonly studio: Studio;
  readonly model: ListModel;
}

/** What people do when they get value; those that count towards activation first, in their order. */
export function MilestonesScreen({ studio, model }: MilestonesProps): JSX.Element {
  const may = studio.session.may("editor");
  const { definitions, router, draft } = studio;
  const book = draft.guidebook.value;
  const all = Object.entries(book.milestones ?? {});
  const order = book.activation?.milestones ?? [];
  const inOrder = order.flatMap((id) => all.filter(([other]) => other === id));
  const rest = all.filter(([id]) => !order.includes(id));
  const make = (title: string, event?: string): void => {
    const id = definitions.createMilestone(title, event);
    router.go({ kind: "milestone", id });
  };
  return (
    <>
      <PageHead
        title="Milestones"
        lead="What people do when they get value from your product. Not logins or page views: things that matter to them."
      />
      <EditorsOnly studio={studio}>
        <NewPartForm
          model={model.newPart}
          id="new-milestone"
          label="New milestone"
          placeholder="Send the first invoice"
          button="Create milestone"
          onMake={make}
        />
      </EditorsOnly>
      {all.length === 0 ? (
        <FromEvents studio={studio} onPick={make} />
      ) : (
        <>
          <Panel
            id="activation-title"
            kicker="Activation"
            title={inOrder.length === 0 ? "No milestone counts yet" : "The way to value, in order"}
            note="Somebody who reached all of these is activated. The funnel follows this order."
          >
            <ol class="parts">
              {inOrder.map(([id, one], index) => (
                <Row key={id} studio={studio} id={id} milestone={one}>
                  {may && (
                    <>
                      <Button
                        small
                        look="quiet"
                        label={`Move up: ${plainText(one.title, firstLocale(book))}`}
                        idle={index === 0}
                        onPress={() => definitions.moveActivation(id, -1)}
                      >
                        ↑
                      </Button>
                      <Button
                        small
                        look="quiet"
                        label={`Move down: ${plainText(one.title, firstLocale(book))}`}
                        idle={index === inOrder.length - 1}
                        onPress={() => definitions.moveActivation(id, 1)}
                      >
                        ↓
                      </Button>
                    </>
                  )}
                </Row>
              ))}
            </ol>
          </Panel>
          {rest.length > 0 && (
            <Panel id="rest-title" title="Other milestones">
              <ul class="parts">
                {rest.map(([id, one]) => (
                  <Row key={id} studio={studio} id={id} milestone={one} />
                ))}
              </ul>
            </Panel>
          )}
        </>
      )}
      {may && model.suggestions !== undefined && (
        <MilestoneSuggestions question={model.suggestions} onPick={make} />
      )}
      <NoCodeEvents studio={studio} />
    </>
  );
}

function Row(props: {
  readonly studio: Studio;
  readonly id: string;
  readonly milestone: Milestone;
  readonly children?: JSX.Element | false;
}): JSX.Element {
  const { studio, id, milestone } = props;
  const problems = studio.draft.problems.value.filter((problem) =>
    problem.path.startsWith(`milestones.${id}.`),
  );
  return (
    <li class="part">
      <div class="part-words">
        <a href={studio.router.href({ kind: "milestone", id })}>
          {plainText(milestone.title, firstLocale(studio.draft.guidebook.value)) || id}
        </a>
        <p>{thresholdWords(milestone)}</p>
      </div>
      {problems.length > 0 && <span class="tag tag-warn">{problems.length} to put right</span>}
      <span class="part-buttons">{props.children}</span>
    </li>
  );
}

function FromEvents(props: {
  readonly studio: Studio;
  readonly onPick: (title: string, event: string) => void;
}): JSX.Element {
  const events = matchingEvents(props.studio.seen.value, "", 8).filter(
    (one) => one.type === "track",
  );
  if (events.length === 0) {
    return (
      <Empty title="Name the first thing that is worth something to people">
        <p>
          No events have arrived yet. You can begin anyway, or{" "}
          <a href={props.studio.router.href({ kind: "install" })}>add the script tag</a> first and
          pick from what arrives.
        </p>
      </Empty>
    );
  }
  return (
    <Panel
      id="from-events"
      kicker="Or begin with what arrives"
      title="Which of these means somebody got value?"
    >
      <ul class="picker picker-wide">
        {events.map((one) => (
          <li key={one.name}>
            <button type="button" class="pick" onClick={() => props.onPick(one.name, one.name)}>
              <span>{one.name}</span>
              <span class="pick-figures">{people(one.users)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

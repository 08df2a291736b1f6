import type { JSX } from "preact";
import { TimeCurve } from "../charts/time-curve.tsx";
import type { OverviewModel } from "../models/overview.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Empty } from "../parts/empty.tsx";
import { Panel } from "../parts/panel.tsx";
import { onDay } from "../words/figures.ts";
import { timeFinding, timeNote } from "../words/findings.ts";
import { MarkList } from "./mark-list.tsx";

interface TimePanelProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
}

// They are days of the calendar, which this curve has not: the latest lead to before and after.
const LATEST_MARKS = 5;

/** How long it takes from the first event to a milestone. */
export function TimePanel({ studio, model }: TimePanelProps): JSX.Element {
  const book = studio.draft.guidebook.value;
  const locale = firstLocale(book);
  const titles = new Map(
    Object.entries(book.milestones ?? {}).map(([id, one]) => [
      id,
      plainText(one.title, locale) || id,
    ]),
  );
  for (const step of valueOf(model.funnel)?.steps ?? []) titles.set(step.step, step.title);
  const chosen = model.milestone.value;
  const resource = model.curve.value;
  const curve = resource === undefined ? undefined : valueOf(resource);
  const title = titles.get(chosen ?? "") ?? chosen ?? "";
  return (
    <Panel
      id="time-title"
      kicker="Time to a milestone"
      title={curve === undefined ? "How long it takes" : timeFinding(curve, title)}
      {...(curve === undefined || curve.users === 0 ? {} : { note: timeNote(curve) })}
      actions={
        titles.size > 0 && (
          <label class="inline-field" for="curve-milestone">
            <span class="visually-hidden">Milestone of the curve</span>
            <select
              id="curve-milestone"
              value={chosen ?? ""}
              onChange={(changing) => model.choose({ curve: changing.currentTarget.value })}
            >
              {[...titles].map(([id, words]) => (
                <option key={id} value={id}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        )
      }
    >
      {chosen === undefined ? (
        <Empty title="The curve needs a milestone">
          <a href={studio.router.href({ kind: "milestones" })}>Make the first milestone</a>
        </Empty>
      ) : curve === undefined ? (
        <p class="loading">Loading the curve…</p>
      ) : curve.users === 0 ? (
        <Empty title="Nobody has begun yet">The curve begins with the first person.</Empty>
      ) : (
        <TimeCurve curve={curve} title={title} since={sinceOf(model)} />
      )}
      <MarkList
        studio={studio}
        marks={(valueOf(model.marks.all) ?? []).slice(0, LATEST_MARKS)}
        milestone={chosen}
      />
    </Panel>
  );
}

/** Those who came since the latest mark, once there are some: few of them draw a curve that jumps. */
function sinceOf({ since }: OverviewModel): TimeCurveSince {
  const mark = since.value?.mark;
  const curve = since.value && valueOf(since.value.curve);
  if (mark === undefined || curve === undefined || curve.users < FEW) return undefined;
  return { curve, words: `came since ${mark.title}, ${onDay(mark.at)}` };
}

const FEW = 10;
type TimeCurveSince = Parameters<typeof TimeCurve>[0]["since"];

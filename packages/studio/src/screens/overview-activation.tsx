import type { Activation } from "@cairn/core/api";
import type { JSX } from "preact";
import { marksWithin } from "../charts/dated-curve.tsx";
import { DayCurve } from "../charts/day-curve.tsx";
import { localDay } from "../models/marks.ts";
import type { OverviewModel } from "../models/overview.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Panel } from "../parts/panel.tsx";
import { rateFinding, rateNote } from "../words/activation.ts";
import { onDay } from "../words/figures.ts";
import { MarkList } from "./mark-list.tsx";
import { NewMarkForm } from "./new-mark.tsx";

interface ActivationProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
}

/** The share that gets value, over time, with the releases and fixes of that time; a day is marked here, too. */
export function ActivationPanel({ studio, model }: ActivationProps): JSX.Element {
  return (
    <LoadedView
      resource={model.activation}
      what="share that gets value"
      draw={(activation) => <RatePanel studio={studio} model={model} activation={activation} />}
    />
  );
}

function RatePanel({
  studio,
  model,
  activation,
}: ActivationProps & { readonly activation: Activation }): JSX.Element {
  const chosen = activation.milestones.find(({ milestone }) => milestone === model.rate.value);
  const rates = chosen ?? activation;
  const does = chosen === undefined ? "get value" : `reach ${chosen.title}`;
  const marks = marksWithin(rates.series, valueOf(model.marks.all) ?? []);
  const isKnown = rates.series.some(({ rate }) => rate !== undefined);
  return (
    <Panel
      id="rate-title"
      kicker="Over time"
      title={rateFinding(rates, activation, does)}
      note={rateNote(rates, activation)}
      actions={
        activation.milestones.length > 0 && (
          <label class="inline-field" for="rate-milestone">
            <span class="visually-hidden">What is reached</span>
            <select
              id="rate-milestone"
              value={chosen?.milestone ?? ""}
              onChange={(changing) => model.choose({ rate: changing.currentTarget.value })}
            >
              <option value="">The whole way</option>
              {activation.milestones.map(({ milestone, title }) => (
                <option key={milestone} value={milestone}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )
      }
    >
      {isKnown ? (
        <DayCurve series={rates.series} marks={marks} title={`Share who ${does}`} />
      ) : (
        <Empty title="The curve begins with the first people who had the time">
          {activation.milestones.length === 0 && (
            <a href={studio.router.href({ kind: "milestones" })}>Say what getting value is</a>
          )}
        </Empty>
      )}
      <MarkList
        studio={studio}
        marks={marks}
        milestone={chosen?.milestone ?? activation.milestones.at(-1)?.milestone}
        numbered
      />
      {isKnown && studio.session.may("editor") && <MarkADay model={model} />}
    </Panel>
  );
}

function MarkADay({ model }: Pick<ActivationProps, "model">): JSX.Element {
  const { marks } = model;
  const day = model.markDay.value;
  const today = localDay(model.nowMs.value);
  return (
    <details class="twin">
      <summary>Mark a release or a fix</summary>
      <NewMarkForm
        id="overview-mark"
        label={`What changed on ${onDay(`${day || today}T12:00:00`)}`}
        mark={marks.typed.value}
        type={marks.type}
        day={{ value: day || today, set: model.setMarkDay }}
        onSubmit={() => void marks.add(day || today)}
      />
    </details>
  );
}

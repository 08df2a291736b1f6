import type { JSX } from "preact";
import type { BeforeAfterModel } from "../models/before-after.ts";
import { localDay } from "../models/marks.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Panel } from "../parts/panel.tsx";
import { onDay } from "../words/figures.ts";
import { MARK_KINDS, NewMarkForm } from "./new-mark.tsx";

interface MarkedDaysProps {
  readonly studio: Studio;
  readonly model: BeforeAfterModel;
}

/** Days that somebody marked, to come back to, and the line that marks the present one. */
export function MarkedDays({ studio, model }: MarkedDaysProps): JSX.Element | null {
  const marks = valueOf(model.marks) ?? [];
  const asked = model.asked.value;
  if (marks.length === 0 && asked.day === "") return null;
  return (
    <Panel id="marks-title" title="Releases and fixes">
      {marks.length > 0 && (
        <ul class="parts">
          {marks.map(({ id, at, kind, title }) => (
            <li key={id} class="part">
              <div class="part-words">
                <a
                  href={studio.router.href({
                    kind: "before-after",
                    ...asked,
                    day: localDay(at),
                  })}
                >
                  {title}
                </a>
                <p>
                  {MARK_KINDS[kind]}, {onDay(at)}
                </p>
              </div>
              <Button
                small
                look="quiet"
                label={`Remove the mark ${title}`}
                onPress={() => void model.removeMark(id)}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asked.day !== "" && (
        <NewMarkForm
          id="mark"
          label={`What changed on ${onDay(`${asked.day}T12:00:00`)}`}
          mark={model.mark.value}
          type={model.typeMark}
          onSubmit={() => void model.addMark()}
        />
      )}
    </Panel>
  );
}

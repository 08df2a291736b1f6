import type { JSX } from "preact";
import type { BeforeAfterModel } from "../models/before-after.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Panel } from "../parts/panel.tsx";
import { onDay } from "../words/figures.ts";

interface MarkedDaysProps {
  readonly studio: Studio;
  readonly model: BeforeAfterModel;
}

const KINDS = { release: "Release", fix: "Fix" } as const;

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
                  {KINDS[kind]}, {onDay(at)}
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
      {asked.day !== "" && <NewMark model={model} day={asked.day} />}
    </Panel>
  );
}

function NewMark({
  model,
  day,
}: Pick<MarkedDaysProps, "model"> & { readonly day: string }): JSX.Element {
  const { kind, title } = model.mark.value;
  return (
    <form
      class="new-part"
      onSubmit={(submitting) => {
        submitting.preventDefault();
        void model.addMark();
      }}
    >
      <div class="field">
        <label class="field-label" for="mark-title">
          What changed on {onDay(`${day}T12:00:00`)}
        </label>
        <input
          id="mark-title"
          type="text"
          autocomplete="off"
          maxLength={200}
          placeholder="New bank form"
          value={title}
          onInput={(typing) => model.typeMark({ title: typing.currentTarget.value })}
        />
      </div>
      <label class="inline-field" for="mark-kind">
        <span class="visually-hidden">Kind of change</span>
        <select
          id="mark-kind"
          value={kind}
          onChange={(changing) =>
            model.typeMark({ kind: changing.currentTarget.value === "fix" ? "fix" : "release" })
          }
        >
          <option value="release">{KINDS.release}</option>
          <option value="fix">{KINDS.fix}</option>
        </select>
      </label>
      <Button type="submit" idle={title.trim() === ""}>
        Mark this day
      </Button>
    </form>
  );
}

/** The reader's own day of a moment, as `2026-11-04`. */
function localDay(iso: string): string {
  const at = new Date(iso);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

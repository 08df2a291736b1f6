import type { JSX } from "preact";
import type { TypedMark } from "../models/marks.ts";
import { Button } from "../parts/button.tsx";

interface NewMarkProps {
  readonly id: string;
  /** "What changed on 4 Nov 2026". */
  readonly label: string;
  readonly mark: TypedMark;
  readonly type: (change: Partial<TypedMark>) => void;
  readonly onSubmit: () => void;
  /** Where the day is chosen here, too. */
  readonly day?: { readonly value: string; readonly set: (day: string) => void };
}

export const MARK_KINDS = { release: "Release", fix: "Fix" } as const;

/** One line: what changed on a day, and whether it was a release or a fix. */
export function NewMarkForm(props: NewMarkProps): JSX.Element {
  const { id, mark, day } = props;
  return (
    <form
      class="new-part"
      onSubmit={(submitting) => {
        submitting.preventDefault();
        props.onSubmit();
      }}
    >
      {day !== undefined && (
        <div class="field field-day">
          <label class="field-label" for={`${id}-day`}>
            Day
          </label>
          <input
            id={`${id}-day`}
            type="date"
            required
            value={day.value}
            onChange={(changing) => day.set(changing.currentTarget.value)}
          />
        </div>
      )}
      <div class="field">
        <label class="field-label" for={`${id}-title`}>
          {props.label}
        </label>
        <input
          id={`${id}-title`}
          type="text"
          autocomplete="off"
          maxLength={200}
          placeholder="New bank form"
          value={mark.title}
          onInput={(typing) => props.type({ title: typing.currentTarget.value })}
        />
      </div>
      {mark.milestone === undefined && (
        <label class="inline-field" for={`${id}-kind`}>
          <span class="visually-hidden">Kind of change</span>
          <select
            id={`${id}-kind`}
            value={mark.kind}
            onChange={(changing) =>
              props.type({ kind: changing.currentTarget.value === "fix" ? "fix" : "release" })
            }
          >
            <option value="release">{MARK_KINDS.release}</option>
            <option value="fix">{MARK_KINDS.fix}</option>
          </select>
        </label>
      )}
      <Button type="submit" idle={mark.title.trim() === ""}>
        Mark this day
      </Button>
    </form>
  );
}

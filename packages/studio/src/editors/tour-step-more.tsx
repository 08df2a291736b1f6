import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { More } from "../parts/more.tsx";
import { CheckField } from "./check-field.tsx";
import { ConditionFields } from "./condition.tsx";
import { DurationField } from "./duration-field.tsx";
import { ListField } from "./list-field.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";
import { Ways } from "./ways.tsx";

interface PartProps {
  readonly form: FormModel;
  /** Of the step. */
  readonly at: JsonPath;
}

const MISSING = [
  { value: "skip", words: "goes on with the next step" },
  { value: "centre", words: "says it in the middle of the page" },
  { value: "wait", words: "goes on waiting, unseen" },
];

/** Where the step shows, and how people get there. */
export function TourPages(props: PartProps & { readonly studio: Studio }): JSX.Element {
  const { form, at } = props;
  const pages = [...at, "pages"];
  return (
    <More words="On which pages" open={isUsed(form, pages, [...at, "href"])}>
      <ListField
        form={form}
        path={pages}
        label="Shows only on"
        one="page"
        placeholder="/projects/*"
        hint="Left out: everywhere. Elsewhere the tour waits, also across reloads."
        onAdded={props.studio.platform.focus}
      />
      <TextField
        form={form}
        path={[...at, "href"]}
        label="Opens first"
        optional
        placeholder="/projects"
        hint="When the tour comes to this step on another page."
      />
    </More>
  );
}

/** What happens while the element is not there. */
export function TourWaiting({ form, at }: PartProps): JSX.Element {
  return (
    <More
      words="When its element is not there"
      open={isUsed(form, [...at, "missing"], [...at, "wait"])}
    >
      <DurationField
        form={form}
        path={[...at, "wait"]}
        label="It is waited for"
        unit="s"
        optional
        hint="10 seconds when left out."
      />
      <SelectField
        form={form}
        path={[...at, "missing"]}
        label="Then the tour"
        placeholder="ends"
        leftOut="stop"
        choices={MISSING}
      />
      <p class="field-hint">Each time the guide is reported as broken.</p>
    </More>
  );
}

/** Who takes another way from here. */
export function TourBranches(
  props: PartProps & { readonly studio: Studio; readonly index: number },
): JSX.Element {
  const { studio, form, at } = props;
  const path = [...at, "branches"];
  const last = [...at, "last"];
  const steps = otherSteps(form, at);
  // Its own place in the list without itself.
  const following = steps[Number(at.at(-1))] ?? steps[0];
  return (
    <More words="Another way for some, or the end" open={isUsed(form, path, last)}>
      <Ways
        studio={studio}
        form={form}
        path={path}
        draw={(row) => (
          <>
            <ConditionFields studio={studio} form={form} at={[...row, "when"]} />
            <SelectField
              form={form}
              path={[...row, "step"]}
              label="They go on with"
              choices={steps}
            />
          </>
        )}
        {...(steps.length === 0
          ? {}
          : { make: () => ({ when: { kind: "all", of: [] }, step: following?.value }) })}
        to="step"
        none="Everybody goes on with the step that follows."
      />
      <CheckField
        id={pathText(last)}
        label="The tour ends after this step"
        checked={form.read(last) === true}
        onChange={(on) => form.write(last, on ? true : undefined)}
      />
    </More>
  );
}

/** Every step but this one, by its words. */
function otherSteps(form: FormModel, at: JsonPath): readonly { value: string; words: string }[] {
  const locale = firstLocale(form.draft.guidebook.value);
  const own = at.at(-1);
  const steps = form.read(at.slice(0, -1)) as readonly Readonly<Record<string, unknown>>[];
  return steps.flatMap((step, index) => {
    if (index === own) return [];
    const words = plainText(step["title"], locale) || plainText(step["body"], locale).slice(0, 40);
    return [{ value: String(step["id"]), words: `${index + 1}. ${words || String(step["id"])}` }];
  });
}

/** Whether any of the places holds something. */
function isUsed(form: FormModel, ...paths: readonly JsonPath[]): boolean {
  return paths.some((path) => form.read(path) !== undefined);
}

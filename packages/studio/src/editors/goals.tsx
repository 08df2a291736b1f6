import { placesNaming } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { slugFor } from "../models/slug.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Button } from "../parts/button.tsx";
import { TextField } from "./text-field.tsx";

interface GoalFieldsProps {
  readonly studio: Studio;
  readonly form: FormModel;
}

/** What people come to the product for. One that a condition asks for cannot be taken away. */
export function GoalFields({ studio, form }: GoalFieldsProps): JSX.Element {
  const book = studio.draft.guidebook.value;
  const goals = Object.entries(book.goals ?? {});
  const add = (): void => {
    const id = slugFor("goal", Object.keys(book.goals ?? {}), "goal");
    form.write(["goals", id], { title: "" });
    studio.platform.focus(`goals.${id}.title`);
  };
  return (
    <>
      <p class="field-hint">
        Checklists, tours and segments may differ by goal. All welcome questions share these.
      </p>
      {goals.map(([id, goal], index) => {
        const used = placesNaming(book, "goals", id).length > 0;
        const name = plainText(goal.title, firstLocale(book)) || `goal ${index + 1}`;
        return (
          <div key={id} class="list-row list-row-tall">
            <TextField
              form={form}
              path={["goals", id, "title"]}
              label={`Goal ${index + 1}`}
              isText
              placeholder="Get paid sooner"
              {...(used ? { hint: "A condition asks for it, so it stays." } : {})}
            />
            <Button
              small
              look="quiet"
              label={`Remove goal: ${name}`}
              idle={used}
              onPress={() => form.write(["goals", id], undefined)}
            >
              Remove
            </Button>
          </div>
        );
      })}
      <Button small onPress={add}>
        Add a goal
      </Button>
    </>
  );
}

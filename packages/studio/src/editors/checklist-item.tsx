import type { JSX } from "preact";
import type { EditModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Button } from "../parts/button.tsx";
import { ActionFields } from "./action.tsx";
import { CheckField } from "./check-field.tsx";
import { milestoneChoices } from "./choices.ts";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

interface ItemProps {
  readonly studio: Studio;
  readonly model: EditModel;
  readonly index: number;
  readonly count: number;
}

/** One item: what it says, what ticks it, where it leads. Order changes by buttons, so by keyboard too. */
export function ChecklistItemFields({ studio, model, index, count }: ItemProps): JSX.Element {
  const { form } = model;
  const { definitions, draft, announcer } = studio;
  const list = [...form.at, "items"];
  const at = [...list, index];
  const book = draft.guidebook.value;
  const title = plainText(form.read([...at, "title"]), firstLocale(book)) || `Item ${index + 1}`;
  const move = (by: -1 | 1): void => {
    definitions.move(list, index, by);
    announcer.say(`${title} is now item ${index + by + 1} of ${count}.`);
  };
  return (
    <li class="item">
      <fieldset>
        <legend class="visually-hidden">{`Item ${index + 1}: ${title}`}</legend>
        <div class="item-head">
          <span class="item-number" aria-hidden="true">
            {index + 1}
          </span>
          <span class="item-buttons">
            <Button
              small
              look="quiet"
              label={`Move up: ${title}`}
              idle={index === 0}
              onPress={() => move(-1)}
            >
              ↑
            </Button>
            <Button
              small
              look="quiet"
              label={`Move down: ${title}`}
              idle={index === count - 1}
              onPress={() => move(1)}
            >
              ↓
            </Button>
            <Button
              small
              look="quiet"
              label={`Remove item: ${title}`}
              onPress={() => form.write(at, undefined)}
            >
              Remove
            </Button>
          </span>
        </div>
        <div class="pair">
          <TextField form={form} path={[...at, "title"]} label="Item says" isText />
          <SelectField
            form={form}
            path={[...at, "milestone"]}
            label="Ticked by milestone"
            choices={milestoneChoices(book)}
          />
        </div>
        <TextField
          form={form}
          path={[...at, "detail"]}
          label="More words"
          isText
          optional
          lines={2}
          hint="Markdown, shown when the item is opened."
        />
        <ActionFields studio={studio} form={form} path={[...at, "action"]} guide={model.id} />
        <CheckField
          id={`${at.join(".")}:skippable`}
          label="May be skipped as “not for me”"
          checked={form.read([...at, "skippable"]) !== false}
          onChange={(on) => form.write([...at, "skippable"], on ? undefined : false)}
        />
      </fieldset>
    </li>
  );
}

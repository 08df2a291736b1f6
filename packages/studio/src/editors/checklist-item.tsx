import type { JSX } from "preact";
import type { JsonPath } from "../models/json-path.ts";
import type { EditModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { ActionFields } from "./action.tsx";
import { CheckField } from "./check-field.tsx";
import { milestoneChoices } from "./choices.ts";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

interface ItemProps {
  readonly studio: Studio;
  readonly model: EditModel;
  /** Of the item. */
  readonly at: JsonPath;
}

/** One item: what it says, what ticks it, where it leads. */
export function ChecklistItemFields({ studio, model, at }: ItemProps): JSX.Element {
  const { form } = model;
  return (
    <>
      <div class="pair">
        <TextField form={form} path={[...at, "title"]} label="Item says" isText />
        <SelectField
          form={form}
          path={[...at, "milestone"]}
          label="Ticked by milestone"
          choices={milestoneChoices(studio.draft.guidebook.value)}
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
        id={[...at, "skippable"].join(".")}
        label="May be skipped as “not for me”"
        checked={form.read([...at, "skippable"]) !== false}
        onChange={(on) => form.write([...at, "skippable"], on ? undefined : false)}
      />
    </>
  );
}

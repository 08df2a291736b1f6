import type { JSX } from "preact";
import type { EditModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { ActionFields } from "./action.tsx";
import { ListField } from "./list-field.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

interface HintFieldsProps {
  readonly studio: Studio;
  readonly model: EditModel;
}

/** A few words beside one element of the page. */
export function HintFields({ studio, model }: HintFieldsProps): JSX.Element {
  const { form } = model;
  const at = form.at;
  return (
    <>
      <fieldset class="group">
        <legend>What it says</legend>
        <SelectField
          form={form}
          path={[...at, "style"]}
          label="Looks like"
          choices={[
            { value: "tooltip", words: "Tooltip: open at once" },
            { value: "hotspot", words: "Hotspot: a dot that opens when asked" },
          ]}
        />
        <TextField form={form} path={[...at, "title"]} label="Title" isText optional />
        <TextField
          form={form}
          path={[...at, "body"]}
          label="Words"
          isText
          lines={4}
          hint="Markdown."
        />
        <ActionFields studio={studio} form={form} path={[...at, "action"]} guide={model.id} />
      </fieldset>
      <fieldset class="group">
        <legend>Which element</legend>
        <ListField
          form={form}
          path={[...at, "target", "selectors"]}
          label="Ways to find it"
          one="selector"
          required
          placeholder="[data-cairn=connect-bank]"
          hint="CSS selectors, the most lasting first. Several survive a redesign better than one."
          onAdded={studio.platform.focus}
        />
        <TextField
          form={form}
          path={[...at, "target", "text"]}
          label="Its visible text"
          optional
          hint="Helps to find it, in a product with one language."
        />
        <SelectField
          form={form}
          path={[...at, "placement"]}
          label="Side"
          placeholder="Where there is room"
          optional
          choices={[
            { value: "top", words: "Above" },
            { value: "bottom", words: "Below" },
            { value: "left", words: "Left" },
            { value: "right", words: "Right" },
          ]}
        />
      </fieldset>
    </>
  );
}

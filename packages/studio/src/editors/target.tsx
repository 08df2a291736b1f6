import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import type { Studio } from "../models/studio.ts";
import { ListField } from "./list-field.tsx";
import { SelectField } from "./select-field.tsx";
import { TargetOnSite } from "./target-on-site.tsx";
import { TextField } from "./text-field.tsx";

interface TargetFieldsProps {
  readonly studio: Studio;
  readonly form: FormModel;
  /** Of the part that holds the `target` and the `placement`. */
  readonly at: JsonPath;
}

/** Which element of the page, and on which side of it. */
export function TargetFields({ studio, form, at }: TargetFieldsProps): JSX.Element {
  return (
    <>
      <TargetOnSite studio={studio} form={form} at={at} />
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
      <div class="pair">
        <TextField
          form={form}
          path={[...at, "target", "text"]}
          label="Its visible text"
          optional
          hint="Helps to find it, in a product with one language."
        />
        <TextField
          form={form}
          path={[...at, "target", "role"]}
          label="Its role"
          optional
          placeholder="button"
        />
      </div>
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
    </>
  );
}

import type { JSX } from "preact";
import { placesNaming } from "@cairn/core/guidebook";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import { slugFor } from "../models/slug.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { counted } from "../words/figures.ts";
import { DurationField } from "./duration-field.tsx";
import { GlobalHoldoutField } from "./holdout.tsx";
import { NumberField } from "./number-field.tsx";

interface CapsFieldsProps {
  readonly studio: Studio;
  readonly form: FormModel;
}

/** How much help one person gets unasked, of all guides together and of groups of them. */
export function CapsFields({
  studio,
  form,
  experiments,
}: CapsFieldsProps & { readonly experiments: FormModel }): JSX.Element {
  const at = form.at;
  return (
    <>
      <fieldset class="group">
        <legend>How much one person gets</legend>
        <p class="field-hint">
          Of all guides that interrupt, together. What somebody asks for takes none of it.
        </p>
        <div class="pair">
          <NumberField
            form={form}
            path={[...at, "perSession"]}
            label="In a session"
            optional
            hint="3 when left out."
          />
          <NumberField
            form={form}
            path={[...at, "perDay"]}
            label="In a day"
            optional
            hint="5 when left out."
          />
          <NumberField
            form={form}
            path={[...at, "perWeek"]}
            label="In a week"
            optional
            hint="12 when left out."
          />
        </div>
        <div class="pair">
          <DurationField
            form={form}
            path={[...at, "minGap"]}
            label="Between two of them"
            unit="s"
            optional
            hint="60 seconds when left out."
          />
          <DurationField
            form={form}
            path={[...at, "quietAfterLoad"]}
            label="None right after a page opens"
            unit="s"
            optional
            hint="2 seconds when left out."
          />
        </div>
        <GlobalHoldoutField form={experiments} />
      </fieldset>
      <Groups studio={studio} form={form} />
    </>
  );
}

/** Narrower limits for some of the guides, such as news. */
function Groups({ studio, form }: CapsFieldsProps): JSX.Element {
  const path: JsonPath = [...form.at, "groups"];
  const book = studio.draft.guidebook.value;
  const groups = Object.keys(book.caps?.groups ?? {});
  const add = (): void => {
    const id = slugFor("group", groups, "group");
    form.write([...path, id], { perWeek: 2 });
    studio.platform.focus(`caps.groups.${id}.perSession`);
  };
  return (
    <fieldset class="group">
      <legend>Narrower limits for groups</legend>
      <p class="field-hint">
        A guide joins a group in its own form. News may interrupt less often than what helps.
      </p>
      {groups.map((id) => (
        <Group key={id} studio={studio} form={form} id={id} />
      ))}
      <div>
        <Button small onPress={add}>
          Add a group
        </Button>
      </div>
    </fieldset>
  );
}

function Group({ studio, form, id }: CapsFieldsProps & { readonly id: string }): JSX.Element {
  const path: JsonPath = [...form.at, "groups", id];
  const places = placesNaming(studio.draft.guidebook.value, "caps.groups", id);
  return (
    <fieldset class="item">
      <legend class="visually-hidden">Group {id}</legend>
      <div class="item-head">
        <strong>{id}</strong>
        <span class="item-buttons">
          <span class="field-hint">{counted(places.length, "guide")}</span>
          <Button
            small
            look="quiet"
            label={`Remove group ${id}`}
            idle={places.length > 0}
            onPress={() => form.write(path, undefined)}
          >
            Remove
          </Button>
        </span>
      </div>
      <div class="pair">
        <NumberField form={form} path={[...path, "perSession"]} label="In a session" optional />
        <NumberField form={form} path={[...path, "perDay"]} label="In a day" optional />
        <NumberField form={form} path={[...path, "perWeek"]} label="In a week" optional />
      </div>
    </fieldset>
  );
}

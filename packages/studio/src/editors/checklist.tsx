import type { JSX } from "preact";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Button } from "../parts/button.tsx";
import { CheckField } from "./check-field.tsx";
import { ChecklistItemFields } from "./checklist-item.tsx";
import { milestoneChoices } from "./choices.ts";
import type { FormProps } from "./form-props.ts";
import { IntroField } from "./intro-field.tsx";
import { Rows } from "./rows.tsx";
import { TextField } from "./text-field.tsx";

// As many as the guidebook takes.
const MOST_ITEMS = 12;

/** What a checklist says, and its items in order. */
export function ChecklistFields({ studio, model }: FormProps): JSX.Element {
  const { form } = model;
  const at = form.at;
  const itemsPath = [...at, "items"];
  const stored = form.read(itemsPath);
  const items: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const locale = firstLocale(studio.draft.guidebook.value);
  return (
    <>
      <fieldset class="group">
        <legend>What it says</legend>
        <TextField form={form} path={[...at, "title"]} label="Title" isText />
        <IntroField
          form={form}
          path={[...at, "intro"]}
          label="Introduction"
          hint="Markdown. One line is enough."
        />
        <TextField
          form={form}
          path={[...at, "done"]}
          label="Said when everything is done"
          isText
          optional
          placeholder="You are all set."
        />
        <CheckField
          id={[...at, "autoOpen"].join(".")}
          label="Opens by itself the first time"
          hint="Afterwards, and on phones, it waits in its corner."
          checked={form.read([...at, "autoOpen"]) === true}
          onChange={(on) => form.write([...at, "autoOpen"], on ? true : undefined)}
        />
      </fieldset>
      <fieldset class="group">
        <legend>Items</legend>
        <Rows
          studio={studio}
          form={form}
          path={itemsPath}
          one="item"
          nameOf={(item) => plainText(form.read([...item, "title"]), locale)}
          draw={(item) => <ChecklistItemFields studio={studio} model={model} at={item} />}
          most={MOST_ITEMS}
        />
        <AddItem studio={studio} model={model} isEmpty={items.length === 0} />
      </fieldset>
    </>
  );
}

/** A new item begins with the milestone that ticks it. */
function AddItem({
  studio,
  model,
  isEmpty,
}: FormProps & { readonly isEmpty: boolean }): JSX.Element {
  const milestones = milestoneChoices(studio.draft.guidebook.value);
  const itemsPath = [...model.form.at, "items"];
  const stored = model.form.read(itemsPath);
  const used = new Set(
    (Array.isArray(stored) ? (stored as { milestone?: string }[]) : []).map((one) => one.milestone),
  );
  const open = milestones.filter((one) => !used.has(one.value));
  const add = (milestone: string): void => {
    const index = studio.definitions.addItem(model.id, milestone);
    studio.platform.focus(`${itemsPath.join(".")}.${index}.title`);
  };
  if (milestones.length === 0) {
    return (
      <p class="field-hint">
        An item is ticked by a milestone.{" "}
        <a href={studio.router.href({ kind: "milestones" })}>Make a milestone first</a>.
      </p>
    );
  }
  return (
    <div class="add-item">
      <p class="field-label" id="add-item-label">
        {isEmpty ? "Add the first item for a milestone" : "Add an item for a milestone"}
      </p>
      <ul class="picker" aria-labelledby="add-item-label">
        {(open.length > 0 ? open : milestones).map((one) => (
          <li key={one.value}>
            <button
              type="button"
              class="pick"
              aria-label={`Add item: ${one.words}`}
              onClick={() => add(one.value)}
            >
              <span aria-hidden="true">+</span> <span>{one.words}</span>
            </button>
          </li>
        ))}
      </ul>
      {isEmpty && open.length > 1 && (
        <Button
          small
          onPress={() => open.forEach((one) => studio.definitions.addItem(model.id, one.value))}
        >
          Add all of them
        </Button>
      )}
    </div>
  );
}

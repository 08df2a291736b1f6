import type { JSX } from "preact";
import type { EditModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Button } from "../parts/button.tsx";
import { CheckField } from "./check-field.tsx";
import { ChoicesField } from "./choices-field.tsx";
import { DurationField } from "./duration-field.tsx";
import { EditorFrame } from "./editor-frame.tsx";
import { EventField } from "./event-field.tsx";
import { ListField } from "./list-field.tsx";
import { MilestoneReach } from "./milestone-reach.tsx";
import { NumberField } from "./number-field.tsx";
import { RenamePart } from "./rename-part.tsx";
import { TextField } from "./text-field.tsx";
import { ThresholdFields } from "./threshold.tsx";

interface MilestoneEditorProps {
  readonly studio: Studio;
  readonly model: EditModel;
}

/** What people do when they have got value, in sentences. */
export function MilestoneEditor({ studio, model }: MilestoneEditorProps): JSX.Element {
  const { form, id } = model;
  const { draft, definitions, router } = studio;
  const at = form.at;
  const book = draft.guidebook.value;
  const activates = book.activation?.milestones.includes(id) ?? false;
  const others = Object.entries(book.milestones ?? {})
    .filter(([other]) => other !== id)
    .map(([other, one]) => ({
      value: other,
      words: plainText(one.title, firstLocale(book)) || other,
    }));
  return (
    <EditorFrame
      studio={studio}
      model={model}
      what="milestone"
      list={{ kind: "milestones" }}
      remove={() => {
        definitions.removeMilestone(id);
        router.go({ kind: "milestones" });
      }}
      next={{ words: "Next: make a checklist", route: { kind: "guides" } }}
    >
      <fieldset class="group">
        <legend>What it is</legend>
        <TextField
          form={form}
          path={[...at, "title"]}
          label="Title"
          isText
          hint="As people would say it: “Send the first invoice”."
        />
        <CheckField
          id={`${at.join(".")}:activates`}
          label="Counts towards activation"
          hint="Somebody is activated once every such milestone is reached. Added later, it is asked of everybody anew."
          checked={activates}
          onChange={(on) => definitions.setActivates(id, on)}
        />
        <RenamePart studio={studio} section="milestones" model={model} />
      </fieldset>
      <ThresholdFields form={form} at={[...at, "when"]} seen={studio.seen.value} />
      <PeopleFields model={model} />
      {model.history !== undefined && <MilestoneReach studio={studio} question={model.history} />}
      <fieldset class="group">
        <legend>When somebody is stuck on it</legend>
        <DurationField
          form={form}
          path={[...at, "expected"]}
          label="Active time it should take"
          unit="m"
          optional
          hint="Time really spent on it, breaks left out. Clearly longer counts as being stuck."
        />
        <FailureFields studio={studio} model={model} />
        <ListField
          form={form}
          path={[...at, "pages"]}
          label="Pages where it is worked on"
          one="page"
          placeholder="/settings/bank"
          hint="Left out: everywhere. * stands for one part, ** for any rest."
          onAdded={studio.platform.focus}
        />
        <ChoicesField
          form={form}
          path={[...at, "after"]}
          label="Comes after"
          choices={others}
          none="There is no other milestone yet."
          hint="It is next once all of these are reached."
        />
      </fieldset>
    </EditorFrame>
  );
}

function PeopleFields({ model }: { readonly model: EditModel }): JSX.Element {
  const { form } = model;
  const path = [...form.at, "by"];
  const isTeam = typeof form.read(path) === "object";
  return (
    <fieldset class="group">
      <legend>Who has to do it</legend>
      <CheckField
        id={`${path.join(".")}:team`}
        label="Several people of the account, each"
        hint="Left out: one person alone."
        checked={isTeam}
        onChange={(on) => form.write(path, on ? { people: 2 } : undefined)}
      />
      {isTeam && <NumberField form={form} path={[...path, "people"]} label="How many people" />}
    </fieldset>
  );
}

function FailureFields({ studio, model }: MilestoneEditorProps): JSX.Element {
  const { form } = model;
  const path = [...form.at, "failures"];
  const stored = form.read(path);
  const list: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const write = (next: readonly unknown[]): void =>
    form.write(path, next.length === 0 ? undefined : next);
  return (
    <div class="failures">
      {list.map((_, index) => (
        <div key={`failure ${index}`} class="list-row list-row-tall">
          <EventField
            form={form}
            path={[...path, index, "name"]}
            label={`Failed attempt ${index + 1}: event`}
            seen={studio.seen.value}
            brief
          />
          <Button
            small
            look="quiet"
            label={`Remove failed attempt ${index + 1}`}
            onPress={() => write(list.filter((__, place) => place !== index))}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button
        small
        onPress={() => {
          write([...list, { name: "" }]);
          studio.platform.focus(`${path.join(".")}.${list.length}.name`);
        }}
      >
        Add an event that is a failed attempt
      </Button>
    </div>
  );
}

import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath } from "../models/json-path.ts";
import type { Studio } from "../models/studio.ts";
import { answerChoices, guideChoices } from "./choices.ts";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

interface ActionFieldsProps {
  readonly studio: Studio;
  readonly form: FormModel;
  readonly path: JsonPath;
  /** Id of the guide that is edited: it cannot start itself. */
  readonly guide: string;
  readonly label?: string;
}

const KINDS = [
  { value: "link", words: "Opens a page" },
  { value: "guide", words: "Starts another guide" },
  { value: "help", words: "Opens help" },
];

/** A button that leads on: to a page, another guide, or help. */
export function ActionFields(props: ActionFieldsProps): JSX.Element {
  const { form, path, studio } = props;
  const kind = form.text([...path, "kind"]);
  const book = studio.draft.guidebook.value;
  return (
    <div class="action-fields">
      <SelectField
        form={form}
        path={[...path, "kind"]}
        label={props.label ?? "Button"}
        choices={KINDS}
        placeholder="No button"
        onChoose={(next) => form.write(path, convert(form.read(path), next))}
      />
      {kind !== "" && (
        <TextField
          form={form}
          path={[...path, "label"]}
          label="Button says"
          isText
          placeholder="Show me"
        />
      )}
      {kind === "link" && (
        <TextField
          form={form}
          path={[...path, "href"]}
          label="Leads to"
          placeholder="/invoices/new"
          hint="A path in your product, or a full https:// address."
        />
      )}
      {kind === "guide" && (
        <SelectField
          form={form}
          path={[...path, "guide"]}
          label="Guide to start"
          choices={guideChoices(book, props.guide)}
        />
      )}
      {kind === "help" && (
        <SelectField
          form={form}
          path={[...path, "faq"]}
          label="Answer to open"
          choices={answerChoices(book)}
          placeholder="None: just open help"
          optional
        />
      )}
    </div>
  );
}

interface ActionsFieldsProps {
  readonly studio: Studio;
  readonly form: FormModel;
  /** Of the guide that holds the `actions`. */
  readonly at: JsonPath;
  readonly guide: string;
}

/** At most two buttons: the one to follow, and one that stands back. */
export function ActionsFields({ studio, form, at, guide }: ActionsFieldsProps): JSX.Element {
  const path = [...at, "actions"];
  const stored = form.read(path);
  const count = Array.isArray(stored) ? stored.length : 0;
  return (
    <>
      {Array.from({ length: Math.min(2, count + 1) }, (_, index) => (
        <ActionFields
          key={index}
          studio={studio}
          form={form}
          path={[...path, index]}
          guide={guide}
          label={index === 0 ? "Main button" : "Second button"}
        />
      ))}
    </>
  );
}

function convert(before: unknown, kind: string): unknown {
  if (kind === "") return undefined;
  const label = (before as { label?: unknown } | undefined)?.label ?? "";
  if (kind === "link") return { kind, label, href: "" };
  return kind === "guide" ? { kind, label, guide: "" } : { kind, label };
}

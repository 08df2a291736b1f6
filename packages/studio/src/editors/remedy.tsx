import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import type { Studio } from "../models/studio.ts";
import { answerChoices, guideChoices } from "./choices.ts";
import { IntroField } from "./intro-field.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

interface RemedyProps {
  readonly studio: Studio;
  readonly form: FormModel;
  readonly path: JsonPath;
  /** Id of the cancel flow: it offers no way to itself. */
  readonly guide: string;
}

const KINDS = [
  { value: "guide", words: "A guide that shows how" },
  { value: "faq", words: "An answer" },
  { value: "link", words: "A page" },
  { value: "human", words: "A person who helps" },
  { value: "pause", words: "A pause, which your app carries out" },
  { value: "plan", words: "Another plan, which your app carries out" },
];
const BY_APP = ["pause", "plan"];

/** One thing to offer for a reason; offer only what can be kept. */
export function RemedyFields({ studio, form, path, guide }: RemedyProps): JSX.Element {
  const kind = form.text([...path, "kind"]);
  const book = studio.draft.guidebook.value;
  return (
    <>
      <SelectField
        form={form}
        path={[...path, "kind"]}
        label="Offers"
        placeholder="Nothing: the reason alone"
        choices={KINDS}
        onChoose={(next) => form.write(path, remedyAs(form.read(path), next))}
      />
      {kind !== "" && (
        <>
          <div class="pair">
            <TextField form={form} path={[...path, "title"]} label="Offer" isText />
            <TextField form={form} path={[...path, "label"]} label="Button says" isText />
          </div>
          <IntroField form={form} path={[...path, "body"]} label="Words" />
        </>
      )}
      {kind === "guide" && (
        <SelectField
          form={form}
          path={[...path, "guide"]}
          label="Guide to start"
          choices={guideChoices(book, guide)}
        />
      )}
      {kind === "faq" && (
        <SelectField
          form={form}
          path={[...path, "faq"]}
          label="Answer to open"
          choices={answerChoices(book)}
        />
      )}
      {kind === "link" && (
        <TextField
          form={form}
          path={[...path, "href"]}
          label="Leads to"
          placeholder="/settings/import"
          hint="A path in your product, or a full https:// address."
        />
      )}
      {BY_APP.includes(kind) && (
        <TextField
          form={form}
          path={[...path, "id"]}
          label="Your app is told"
          optional
          placeholder={kind}
          hint="One word, lower case: startCancel() answers with it."
        />
      )}
    </>
  );
}

/** The remedy as another kind: its words are kept. */
function remedyAs(before: unknown, kind: string): unknown {
  if (kind === "") return undefined;
  const { id, title = "", body, label = "" } = (before ?? {}) as Record<string, unknown>;
  const words = { title, ...(body === undefined ? {} : { body }), label };
  const goal = { guide: { guide: "" }, faq: { faq: "" }, link: { href: "" } }[kind] ?? {};
  return { ...(id === undefined ? {} : { id }), kind, ...words, ...goal };
}

import { placesNaming } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import type { NamedSection } from "../models/definitions.ts";
import type { Rename } from "../models/rename.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { FieldFrame, describedBy } from "../parts/field-frame.tsx";
import { More } from "../parts/more.tsx";

interface RenameProps {
  readonly studio: Studio;
  readonly section: NamedSection;
  readonly model: { readonly id: string; readonly rename: Rename };
}

/** How a part is spoken of here, and who knows it by its id. */
interface PartWords {
  readonly kind: "guide" | "milestone" | "answer" | "segment";
  readonly head: string;
  readonly knownBy: string;
}

const WORDS: Readonly<Record<NamedSection, PartWords>> = {
  guides: {
    kind: "guide",
    head: "Its id in events",
    knownBy:
      "Events and figures know the guide by it: under another id it begins anew there. What starts it follows.",
  },
  milestones: {
    kind: "milestone",
    head: "Its id in events",
    knownBy:
      "Events, marked days and what was learned know the milestone by it, and stay with the old one; who reached it is counted again from the log. What names it follows.",
  },
  faqs: {
    kind: "answer",
    head: "Its id in events",
    knownBy:
      "Events and figures know the answer by it: under another id it begins anew there. What opens it follows.",
  },
  segments: {
    kind: "segment",
    head: "Its id",
    knownBy: "Addresses and files know the segment by it. What names it follows.",
  },
};

const FORM = "Use lower-case letters, digits and hyphens, at most 64.";

/** Another id for a part of the guidebook; whatever names it follows. */
export function RenamePart({ studio, section, model }: RenameProps): JSX.Element {
  const { rename, id } = model;
  const { kind, head, knownBy } = WORDS[section];
  const field = `${kind}-id`;
  const fault = rename.fault.value;
  const message = fault === "form" ? FORM : `Another ${kind} has this id.`;
  const problems = fault === undefined ? [] : [{ path: field, code: fault, message }];
  const apply = (): void => {
    const to = rename.typed.peek();
    const places = placesNaming(studio.draft.guidebook.peek(), section, id);
    studio.definitions.rename(section, id, to, places);
    studio.router.swap({ kind, id: to });
    studio.announcer.say(`The ${kind} is called ${to} from now on.`);
  };
  return (
    <More words={head} open={false}>
      <FieldFrame id={field} label="Id" problems={problems} hint={knownBy}>
        <input
          id={field}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={rename.typed.value}
          aria-invalid={problems.length > 0}
          aria-describedby={describedBy(field, true, problems)}
          onInput={(typing) => rename.type(typing.currentTarget.value)}
        />
      </FieldFrame>
      <div>
        <Button small disabled={!rename.isReady.value} onPress={apply}>
          Change the id
        </Button>
      </div>
    </More>
  );
}

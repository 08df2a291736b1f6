import { placesNaming } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import { Button } from "../parts/button.tsx";
import { FieldFrame, describedBy } from "../parts/field-frame.tsx";
import { More } from "../parts/more.tsx";
import type { FormProps } from "./form-props.ts";

const FAULTS = {
  form: "Use lower-case letters, digits and hyphens, at most 64.",
  taken: "Another guide has this id.",
};

/** Another id for the guide; what starts it follows. */
export function RenameGuide({ studio, model }: FormProps): JSX.Element | null {
  const { rename, id } = model;
  if (rename === undefined) return null;
  const fault = rename.fault.value;
  const problems =
    fault === undefined ? [] : [{ path: "guide-id", code: fault, message: FAULTS[fault] }];
  const apply = (): void => {
    const to = rename.typed.peek();
    const places = placesNaming(studio.draft.guidebook.peek(), "guides", id);
    studio.definitions.renameGuide(id, to, places);
    studio.router.swap({ kind: "guide", id: to });
    studio.announcer.say(`The guide is called ${to} in events now.`);
  };
  return (
    <More words="Its id in events" open={false}>
      <FieldFrame
        id="guide-id"
        label="Id"
        problems={problems}
        hint="Events and figures know the guide by it: under another id it begins anew there. What starts it follows."
      >
        <input
          id="guide-id"
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={rename.typed.value}
          aria-invalid={problems.length > 0}
          aria-describedby={describedBy("guide-id", true, problems)}
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

import type { ComponentChildren, JSX } from "preact";
import type { NewPart } from "../models/new-part.ts";
import { Button } from "../parts/button.tsx";
import { ProblemLines } from "../parts/field-frame.tsx";

interface NewPartFormProps {
  readonly model: NewPart;
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly button: string;
  readonly onMake: (name: string) => void;
  /** More buttons that make another kind under the same name. */
  readonly others?: ComponentChildren;
}

/** Names something new and opens its form. */
export function NewPartForm(props: NewPartFormProps): JSX.Element {
  const { model, id } = props;
  const missing = model.missing.value
    ? [{ path: id, code: "missing", message: "Give it a name first" }]
    : [];
  return (
    <form
      class="new-part"
      onSubmit={(submitting) => {
        submitting.preventDefault();
        model.submit(props.onMake);
      }}
    >
      <div class="field">
        <label class="field-label" for={id}>
          {props.label}
        </label>
        <input
          id={id}
          type="text"
          autocomplete="off"
          placeholder={props.placeholder}
          value={model.name.value}
          aria-invalid={missing.length > 0}
          aria-describedby={missing.length > 0 ? `${id}:problem` : undefined}
          onInput={(typing) => model.setName(typing.currentTarget.value)}
        />
        <ProblemLines id={id} problems={missing} />
      </div>
      <div class="new-part-buttons">
        <Button type="submit" look="primary">
          {props.button}
        </Button>
        {props.others}
      </div>
    </form>
  );
}

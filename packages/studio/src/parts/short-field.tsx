import type { JSX, TargetedInputEvent } from "preact";
import type { ShortForm } from "../models/short-form.ts";
import { FieldFrame, describedBy } from "./field-frame.tsx";

interface ShortFieldProps<Name extends string> {
  readonly form: Pick<ShortForm<Name>, "text" | "type" | "problems">;
  readonly name: Name;
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** A password: it is not shown. */
  readonly isSecret?: boolean;
  /** What a password store of the browser knows it by. */
  readonly fill: "username" | "current-password" | "new-password" | "name" | "email" | "off";
}

/** One line of a short form, with what was refused at it. */
export function ShortField<Name extends string>(props: ShortFieldProps<Name>): JSX.Element {
  const { form, name, id, label, hint, isSecret = false, fill } = props;
  const problems = form.problems(name);
  // No `type="email"`: the browser's own words about it would come before ours.
  const common = {
    id,
    name,
    autocomplete: fill,
    spellcheck: false,
    value: form.text(name),
    "aria-describedby": describedBy(id, hint !== undefined, problems),
    "aria-invalid": problems.length > 0,
    onInput: (typing: TargetedInputEvent<HTMLInputElement>) =>
      form.type(name, typing.currentTarget.value),
  };
  return (
    <FieldFrame id={id} label={label} problems={problems} {...(hint === undefined ? {} : { hint })}>
      {isSecret ? <input type="password" {...common} /> : <input type="text" {...common} />}
    </FieldFrame>
  );
}

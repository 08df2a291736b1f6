import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import { TextField } from "./text-field.tsx";

interface IntroProps {
  readonly form: FormModel;
  readonly path: JsonPath;
  readonly label: string;
  readonly hint?: string;
}

/** A line or two below a title, which may be left out. */
export function IntroField(props: IntroProps): JSX.Element {
  return <TextField {...props} isText optional lines={2} />;
}

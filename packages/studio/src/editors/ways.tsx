import type { ComponentChildren, JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import type { Studio } from "../models/studio.ts";
import { Rows } from "./rows.tsx";

interface WaysProps {
  readonly studio: Studio;
  readonly form: FormModel;
  /** Of the list. */
  readonly path: JsonPath;
  readonly draw: (at: JsonPath) => ComponentChildren;
  /** A new way to begin with; without it there is nowhere to go. */
  readonly make?: () => unknown;
  /** Key of the field that says where the way leads. */
  readonly to: string;
  /** What comes while there is no way. */
  readonly none: string;
}

// As many as the guidebook takes.
const MOST_WAYS = 10;

/** Where some go instead of what follows: the first way that fits is taken. */
export function Ways({ to, ...rows }: WaysProps): JSX.Element {
  return <Rows {...rows} one="way" inner nameOf={() => ""} first={to} most={MOST_WAYS} />;
}

import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import { percent } from "../words/figures.ts";
import { type Choice, SelectField } from "./select-field.tsx";

const SHARES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5];

interface ShareFieldProps {
  readonly form: FormModel;
  readonly path: JsonPath;
  readonly label: string;
  readonly hint: string;
  /** The share where none is written. */
  readonly usual: number;
  /** What is offered instead of the shares of a holdout; "Nobody" is then none of them. */
  readonly shares?: readonly number[];
}

/** A share of all people. One that was written by hand is offered as well. */
export function ShareField(props: ShareFieldProps): JSX.Element {
  const { form, path, usual } = props;
  const stored = form.read(path);
  const present = typeof stored === "number" ? stored : usual;
  const offered = props.shares ?? SHARES;
  const shares = [...new Set([...offered, ...(present > 0 ? [present] : [])])];
  const choices: readonly Choice[] = [
    ...(props.shares === undefined ? [{ value: "0", words: "Nobody" }] : []),
    ...shares
      .toSorted((a, b) => a - b)
      .map((share) => ({
        value: String(share),
        words: share === 1 ? "Everybody" : percent(share),
      })),
  ];
  return (
    <SelectField
      form={form}
      path={path}
      label={props.label}
      hint={props.hint}
      choices={choices}
      value={String(present)}
      onChoose={(chosen) => {
        const share = Number(chosen);
        form.write(path, share === usual ? undefined : share);
      }}
    />
  );
}

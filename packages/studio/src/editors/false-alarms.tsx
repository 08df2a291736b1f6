import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { USUAL_FALSE_ALARMS } from "../words/judging.ts";
import { SelectField } from "./select-field.tsx";

const RATES = [0.01, 0.02, 0.03, 0.05, 0.1, 0.2];

/** How many of those who get through by themselves may be taken for stuck. */
export function FalseAlarmsField({ form }: { readonly form: FormModel }): JSX.Element {
  const path = [...form.at, "falseAlarms"];
  const stored = form.read(path);
  const present = typeof stored === "number" ? stored : USUAL_FALSE_ALARMS;
  const rates = [...new Set([...RATES, present])].toSorted((a, b) => a - b);
  return (
    <SelectField
      form={form}
      path={path}
      label="False alarms that you accept"
      hint="Of 100 people who get through by themselves, so many may be taken for stuck. Fewer false alarms find fewer of those who are. It counts from the next publish on."
      choices={rates.map((rate) => ({
        value: String(rate),
        words: `${Number((rate * 100).toFixed(1))} in 100`,
      }))}
      value={String(present)}
      onChoose={(chosen) => {
        const rate = Number(chosen);
        form.write(path, rate === USUAL_FALSE_ALARMS ? undefined : rate);
      }}
    />
  );
}

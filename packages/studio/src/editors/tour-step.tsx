import type { JSX } from "preact";
import type { JsonPath } from "../models/json-path.ts";
import { CheckField } from "./check-field.tsx";
import type { FormProps } from "./form-props.ts";
import { SelectField } from "./select-field.tsx";
import { TargetFields } from "./target.tsx";
import { TextField } from "./text-field.tsx";
import { TourAdvanceFields } from "./tour-advance.tsx";
import { TourBranches, TourPages, TourWaiting } from "./tour-step-more.tsx";

interface StepProps extends FormProps {
  /** Of the step. */
  readonly at: JsonPath;
  readonly index: number;
}

/** One step: what it says, where it stands, what moves the tour on. */
export function TourStepFields({ studio, model, at, index }: StepProps): JSX.Element {
  const { form } = model;
  const target = form.read([...at, "target"]);
  const isAtElement = target !== undefined;
  const place = (where: string): void => {
    const step = { ...(form.read(at) as Record<string, unknown>) };
    if (where === "element") step["target"] = { selectors: [""] };
    else {
      for (const key of ["target", "placement", "spotlight", "missing", "wait"]) delete step[key];
      const { on } = (step["advance"] ?? {}) as { readonly on?: unknown };
      if (on === "click" || on === "input") delete step["advance"];
    }
    form.write(at, step);
  };
  return (
    <>
      <TextField form={form} path={[...at, "title"]} label="Title" isText optional />
      <TextField
        form={form}
        path={[...at, "body"]}
        label="Words"
        isText
        lines={3}
        hint="One thing to do, said in a sentence or two."
      />
      <SelectField
        form={form}
        path={[...at, "target"]}
        label="Stands"
        value={isAtElement ? "element" : "middle"}
        choices={[
          { value: "middle", words: "in the middle of the page" },
          { value: "element", words: "beside an element" },
        ]}
        onChoose={place}
      />
      {isAtElement && (
        <>
          <TargetFields studio={studio} form={form} at={at} />
          <CheckField
            id={[...at, "spotlight"].join(".")}
            label="Dims the page around it"
            hint="The element itself can be used as ever."
            checked={form.read([...at, "spotlight"]) !== false}
            onChange={(on) => form.write([...at, "spotlight"], on ? undefined : false)}
          />
        </>
      )}
      <TourAdvanceFields studio={studio} form={form} at={at} isAtElement={isAtElement} />
      <TourPages studio={studio} form={form} at={at} />
      {isAtElement && <TourWaiting form={form} at={at} />}
      <TourBranches studio={studio} form={form} at={at} index={index} />
    </>
  );
}

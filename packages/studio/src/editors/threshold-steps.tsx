import type { SeenEvent } from "@cairn/core/api";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { Button } from "../parts/button.tsx";
import { EventField } from "./event-field.tsx";
import { TextField } from "./text-field.tsx";
import { WhereField } from "./where-field.tsx";

interface StepFieldsProps {
  readonly form: FormModel;
  /** Of the milestone's `when`. */
  readonly at: JsonPath;
  readonly seen: readonly SeenEvent[];
}

const LEAST_STEPS = 2;
const MOST_STEPS = 5;

/** The steps of a sequence, in their order. */
export function StepFields({ form, at, seen }: StepFieldsProps): JSX.Element {
  const path: JsonPath = [...at, "steps"];
  const stored = form.read(path);
  const steps: readonly unknown[] = Array.isArray(stored) ? stored : [];
  return (
    <>
      <div class="failures">
        {steps.map((_, index) => {
          const step: JsonPath = [...path, index];
          return (
            <div key={pathText(step)}>
              <div class="list-row list-row-tall">
                <EventField
                  form={form}
                  path={[...step, "name"]}
                  label={index === 0 ? "First: event" : `Then: event ${index + 1}`}
                  seen={seen}
                  brief
                />
                {steps.length > LEAST_STEPS && (
                  <Button
                    small
                    look="quiet"
                    label={`Remove step ${index + 1}`}
                    onPress={() =>
                      form.write(
                        path,
                        steps.filter((__, place) => place !== index),
                      )
                    }
                  >
                    Remove
                  </Button>
                )}
              </div>
              <WhereField form={form} path={step} seen={seen} />
            </div>
          );
        })}
        {steps.length < MOST_STEPS && (
          <Button small onPress={() => form.write(path, [...steps, { name: "" }])}>
            Add another step
          </Button>
        )}
      </div>
      <TextField
        form={form}
        path={[...at, "same"]}
        label="Property with the same value in every step"
        optional
        hint="Such as invoice_id: then creating one invoice and sending another does not count."
      />
    </>
  );
}

import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { CheckField } from "./check-field.tsx";
import { TextField } from "./text-field.tsx";

/** The help popup as a whole: its button, its title, and the way to a human. */
export function HelpFields({ form }: { readonly form: FormModel }): JSX.Element {
  const hasContact = form.read(["help", "contact"]) !== undefined;
  return (
    <>
      <CheckField
        id="help.launcher"
        label="Show a help button in the corner"
        checked={form.read(["help", "launcher"]) === true}
        onChange={(on) => form.write(["help", "launcher"], on ? true : undefined)}
      />
      <CheckField
        id="help.suggestOnStall"
        label="Offer the fitting answer when somebody is stuck"
        checked={form.read(["help", "suggestOnStall"]) !== false}
        onChange={(on) => form.write(["help", "suggestOnStall"], on ? undefined : false)}
      />
      <TextField form={form} path={["help", "title"]} label="Title of the popup" isText optional />
      <CheckField
        id="help.contact"
        label="Offer a way to a human"
        checked={hasContact}
        onChange={(on) =>
          form.write(
            ["help", "contact"],
            on
              ? { label: "Write to us", replyTime: "We answer within one working day." }
              : undefined,
          )
        }
      />
      {hasContact && (
        <>
          <TextField form={form} path={["help", "contact", "label"]} label="Button says" isText />
          <TextField
            form={form}
            path={["help", "contact", "replyTime"]}
            label="Honest reply time"
            isText
          />
          <TextField
            form={form}
            path={["help", "contact", "href"]}
            label="Leads to"
            optional
            placeholder="mailto:help@example.com"
            hint="Left out: your product opens its own chat."
          />
        </>
      )}
    </>
  );
}

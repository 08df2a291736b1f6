import { directionOf } from "@cairn/core";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import { firstLocale, otherLocales, plainText, textPath } from "../models/text-value.ts";
import { FieldFrame, describedBy } from "../parts/field-frame.tsx";
import { languageName } from "../models/language.ts";
import { list } from "../words/list.ts";
import { TextTools, markByKeys } from "./text-tools.tsx";

interface TextFieldProps {
  readonly form: FormModel;
  readonly path: JsonPath;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly placeholder?: string;
  /** Lines shown; more than one makes it a text area. */
  readonly lines?: number;
  /** Words for end users: they may hold several languages, of which the first is edited. */
  readonly isText?: boolean;
  /** What is proposed while typing. */
  readonly proposals?: readonly string[];
}

/** A line or a block of text, bound to a place in the draft. Emptied, an optional one is taken away. */
export function TextField(props: TextFieldProps): JSX.Element {
  const { form, path } = props;
  const id = pathText(path);
  const stored = form.read(path);
  const locale = firstLocale(form.draft.guidebook.value);
  const at = props.isText ? textPath(path, stored, locale) : path;
  const value = props.isText ? plainText(stored, locale) : asLine(stored);
  const problems = form.shownAt(path, props.isText);
  const others = otherLocales(props.isText ? stored : undefined, locale);
  const hint =
    others.length > 0
      ? `${props.hint ?? ""} Also in ${list(others.map(languageName), "and")}, under Translations.`
      : props.hint;
  const shared = {
    id,
    value,
    placeholder: props.placeholder ?? "",
    "aria-describedby": describedBy(id, hint !== undefined, problems),
    "aria-invalid": problems.length > 0,
    onBlur: () => form.touch(path),
    ...(props.isText ? { lang: locale, dir: directionOf(locale) } : {}),
  };
  const isMarkdown = (props.lines ?? 1) > 1;
  const write = (text: string): void =>
    form.write(at, text === "" && props.optional ? undefined : text);
  return (
    <FieldFrame
      id={id}
      label={props.label}
      problems={problems}
      optional={props.optional ?? false}
      {...(hint === undefined ? {} : { hint })}
    >
      {props.isText && <TextTools field={id} isMarkdown={isMarkdown} />}
      {isMarkdown ? (
        <textarea
          {...shared}
          rows={props.lines ?? 4}
          onInput={(typing) => write(typing.currentTarget.value)}
          {...(props.isText ? { onKeyDown: (pressing) => void markByKeys(pressing, true) } : {})}
        />
      ) : (
        <input
          {...shared}
          type="text"
          autocomplete="off"
          {...(props.proposals === undefined ? {} : { list: `${id}:proposals` })}
          onInput={(typing) => write(typing.currentTarget.value)}
          {...(props.isText ? { onKeyDown: (pressing) => void markByKeys(pressing, false) } : {})}
        />
      )}
      {props.proposals !== undefined && (
        <datalist id={`${id}:proposals`}>
          {props.proposals.map((words) => (
            <option key={words} value={words} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}

function asLine(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

import type { Problem } from "@cairn/core";
import type { JSX } from "preact";
import type { GuideText } from "../models/guide-text.ts";

/** A guide as JSON, with what the check says of it. */
export function GuideTextFields({ model }: { readonly model: GuideText }): JSX.Element {
  const problems = model.problems.value;
  const warnings = model.warnings.value;
  return (
    <fieldset class="group">
      <legend>The guide as JSON</legend>
      <div class={`field${problems.length > 0 ? " field-wrong" : ""}`}>
        <label class="field-label" for="guide-text">
          Its definition
        </label>
        <textarea
          id="guide-text"
          class="field-code"
          rows={28}
          spellcheck={false}
          value={model.text.value}
          aria-describedby="guide-text:hint guide-text:findings"
          aria-invalid={problems.length > 0}
          onInput={(typing) => model.type(typing.currentTarget.value)}
          onBlur={model.settle}
        />
        <p class="field-hint" id="guide-text:hint">
          Taken over as soon as the check lets it pass. Every entry stands in docs/guidebook.md.
        </p>
        <div id="guide-text:findings" role="status">
          {problems.length > 0 && (
            <p class="field-hint">Not taken over: the draft keeps what it had before.</p>
          )}
          <Findings of={problems} class="field-problem" />
          <Findings of={warnings} class="field-hint" />
        </div>
      </div>
    </fieldset>
  );
}

interface FindingsProps {
  readonly of: readonly Problem[];
  readonly class: string;
}

/** Each with its path inside the guide, as `cairn check` prints them. */
function Findings(props: FindingsProps): JSX.Element {
  return (
    <div class={props.class}>
      {props.of.map(({ path, message, hint }) => (
        <p key={path + message}>
          {path.split(".").length > 2 && <code>{path.split(".").slice(2).join(".")}</code>}{" "}
          {message}
          {hint !== undefined && ` (${hint})`}
        </p>
      ))}
    </div>
  );
}

import type { Problem } from "@cairn/core";
import type { ComponentChildren, JSX } from "preact";
import { problemWords } from "../words/problem.ts";

/** Ids of what describes a field, for `aria-describedby`; undefined where nothing does. */
export function describedBy(
  id: string,
  hint: boolean,
  problems: readonly Problem[],
): string | undefined {
  const ids = [...(hint ? [`${id}:hint`] : []), ...(problems.length > 0 ? [`${id}:problem`] : [])];
  return ids.length > 0 ? ids.join(" ") : undefined;
}

interface FieldFrameProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly optional?: boolean;
  readonly problems: readonly Problem[];
  readonly children: ComponentChildren;
}

/** A label above, the control, then what helps and what is wrong. */
export function FieldFrame(props: FieldFrameProps): JSX.Element {
  return (
    <div class={`field${props.problems.length > 0 ? " field-wrong" : ""}`}>
      <label class="field-label" for={props.id}>
        {props.label}
        {props.optional && <span class="field-optional"> optional</span>}
      </label>
      {props.children}
      {props.hint !== undefined && (
        <p class="field-hint" id={`${props.id}:hint`}>
          {props.hint}
        </p>
      )}
      <ProblemLines id={props.id} problems={props.problems} />
    </div>
  );
}

/** What is wrong at a field, and what to do about it. */
export function ProblemLines({
  id,
  problems,
}: {
  readonly id: string;
  readonly problems: readonly Problem[];
}): JSX.Element | null {
  if (problems.length === 0) return null;
  return (
    <div class="field-problem" id={`${id}:problem`}>
      {problems.map((problem) => (
        <p key={problem.path + problem.code}>
          <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 1.8 15 14H1Z" fill="none" stroke="currentColor" stroke-width="1.4" />
            <path d="M8 6v4M8 11.6v1" stroke="currentColor" stroke-width="1.4" />
          </svg>
          <span>{problemWords(problem)}</span>
        </p>
      ))}
    </div>
  );
}

import type { Problem } from "@cairn/core";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { counted } from "../words/figures.ts";
import { problemWords } from "../words/problem.ts";

interface StandingProps {
  readonly form: FormModel;
  readonly focus: (id: string) => void;
}

/** How the form stands as a whole: ready, what is still missing, and what is worth a look, each with the way to its field. */
export function FormStanding({ form, focus }: StandingProps): JSX.Element {
  const problems = form.all();
  const warnings = form.warnings();
  return (
    <div class="standing">
      {problems.length === 0 ? (
        <p class="standing-ready">Ready to publish.</p>
      ) : (
        <>
          <p>{counted(problems.length, "thing")} to put right before this can be published:</p>
          <Findings
            of={problems}
            go={(path) => {
              form.reveal();
              focus(path);
            }}
          />
        </>
      )}
      {warnings.length > 0 && (
        <>
          <p>Worth a look, but no hindrance:</p>
          <Findings of={warnings} go={focus} />
        </>
      )}
    </div>
  );
}

interface FindingsProps {
  readonly of: readonly Problem[];
  readonly go: (path: string) => void;
}

function Findings({ of, go }: FindingsProps): JSX.Element {
  return (
    <ul>
      {of.map((problem) => (
        <li key={problem.path + problem.code}>
          <button type="button" class="link" onClick={() => go(problem.path)}>
            {problemWords(problem)}
          </button>
        </li>
      ))}
    </ul>
  );
}

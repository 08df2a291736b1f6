import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { counted } from "../words/figures.ts";
import { problemWords } from "../words/problem.ts";

interface StandingProps {
  readonly form: FormModel;
  readonly focus: (id: string) => void;
}

/** How the form stands as a whole: ready, or what is still missing, each with the way to its field. */
export function FormStanding({ form, focus }: StandingProps): JSX.Element {
  const problems = form.all();
  if (problems.length === 0) {
    return <p class="standing standing-ready">Ready to publish.</p>;
  }
  return (
    <div class="standing">
      <p>{counted(problems.length, "thing")} to put right before this can be published:</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem.path + problem.code}>
            <button
              type="button"
              class="link"
              onClick={() => {
                form.reveal();
                focus(problem.path);
              }}
            >
              {problemWords(problem)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

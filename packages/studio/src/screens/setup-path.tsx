import type { JSX } from "preact";
import type { OverviewModel } from "../models/overview.ts";
import { valueOf } from "../models/resource.ts";
import { setupSteps } from "../models/setup.ts";
import type { Studio } from "../models/studio.ts";
import { CairnMark } from "../parts/cairn-mark.tsx";

interface SetupPathProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
}

/** From an empty product to live help; gone once everything is done. */
export function SetupPath({ studio, model }: SetupPathProps): JSX.Element | null {
  const stored = studio.draft.stored.value;
  const overview = valueOf(model.overview);
  if (stored === undefined || overview === undefined) return null;
  const steps = setupSteps(studio.draft.guidebook.value, stored, overview.events);
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
  if (next === undefined) return null;
  return (
    <section class="setup" aria-labelledby="setup-title">
      <div class="setup-head">
        <CairnMark stones={done} />
        <div>
          <h2 id="setup-title">From here to live in five steps</h2>
          <p>
            {done} of {steps.length} done. Next: {next.title.toLowerCase()}.
          </p>
        </div>
      </div>
      <ol class="setup-steps">
        {steps.map((step) => (
          <li key={step.id} class={step.done ? "setup-done" : step === next ? "setup-next" : ""}>
            <a
              href={studio.router.href(step.route)}
              aria-current={step === next ? "step" : undefined}
            >
              {step.title}
              {step.done && <span class="visually-hidden"> (done)</span>}
            </a>
            <p>{step.detail}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

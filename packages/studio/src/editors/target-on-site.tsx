import type { BuilderProposal } from "@cairn/core/api";
import type { JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import type { JsonPath } from "../models/json-path.ts";
import { type TourStep, placedStep } from "../models/placed-step.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { PickOnSite } from "./pick-on-site.tsx";

interface OnSiteProps {
  readonly studio: Studio;
  readonly form: FormModel;
}

/** Picks the element of a hint, or of a tour's step, on the product itself. */
export function TargetOnSite(props: OnSiteProps & { readonly at: JsonPath }): JSX.Element {
  const { studio, form, at } = props;
  const guide = String(form.at[1]);
  // What is picked for any step is taken over in one place, above all of them.
  if (at.length > form.at.length) {
    const step = form.text([...at, "id"]);
    return (
      <p>
        <Button
          small
          idle={studio.onSite.busy.value || studio.onSite.url.value.trim() === ""}
          onPress={() => void studio.onSite.begin({ kind: "tour", guide, step })}
        >
          Pick this one on your site
        </Button>
      </p>
    );
  }
  return (
    <PickOnSite
      studio={studio}
      task={{ kind: "hint", guide }}
      id={at.join(".")}
      button="Pick on your site"
      onTake={(one) => takeTarget(form, at, one)}
    />
  );
}

/** Places the steps of a tour on the product itself, over as many of its pages as they need. */
export function TourOnSite({ studio, form }: OnSiteProps): JSX.Element {
  const steps = form.read([...form.at, "steps"]);
  const at = (proposal: BuilderProposal): number =>
    Array.isArray(steps) && proposal.kind === "target"
      ? steps.findIndex((step: { readonly id?: unknown }) => step.id === proposal.step)
      : -1;
  return (
    <PickOnSite
      studio={studio}
      task={{ kind: "tour", guide: String(form.at[1]) }}
      id={`${form.at.join(".")}.steps`}
      button="Place the steps on your site"
      whose={(proposal) => (at(proposal) < 0 ? "a step that is gone" : `step ${at(proposal) + 1}`)}
      onTake={(proposal) => {
        const index = at(proposal);
        if (index < 0 || proposal.kind !== "target") return;
        const path = [...form.at, "steps", index];
        form.write(path, placedStep(form.read(path) as TourStep, proposal));
      }}
    />
  );
}

/** Writes what was picked where the guidebook has it. */
function takeTarget(form: FormModel, at: JsonPath, proposal: BuilderProposal): void {
  if (proposal.kind !== "target") return;
  form.write([...at, "target"], proposal.target);
  if (proposal.placement !== undefined) form.write([...at, "placement"], proposal.placement);
}

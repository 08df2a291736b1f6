import type { JSX } from "preact";
import type { PreviewModel } from "../models/preview.ts";
import { Button } from "../parts/button.tsx";

/** The way through a tour or a survey, step by step; nothing for what has no steps. */
export function PreviewSteps({ model }: { readonly model: PreviewModel }): JSX.Element | null {
  const { section, id } = model.subject;
  const guide = section === "guides" ? model.draft.guidebook.value.guides?.[id] : undefined;
  if (guide?.kind !== "tour" && guide?.kind !== "survey") return null;
  const [word, count] =
    guide.kind === "tour" ? ["Step", guide.steps.length] : ["Question", guide.questions.length];
  const at = Math.min(model.step.value, count - 1);
  if (count < 2) return null;
  return (
    <div class="preview-steps">
      <Button small idle={at === 0} onPress={() => model.setStep(at - 1)}>
        Previous {word.toLowerCase()}
      </Button>
      <span>
        {word} {at + 1} of {count}
      </span>
      <Button small idle={at === count - 1} onPress={() => model.setStep(at + 1)}>
        Following {word.toLowerCase()}
      </Button>
    </div>
  );
}

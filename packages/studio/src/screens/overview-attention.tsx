import type { JSX } from "preact";
import type { OverviewModel } from "../models/overview.ts";
import type { Studio } from "../models/studio.ts";
import { troubleId } from "../models/troubles.ts";
import { Button } from "../parts/button.tsx";
import { counted } from "../words/figures.ts";
import { troubleInWords } from "../words/trouble.ts";

interface AttentionProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
}

/** What does not work, each with the way to mend it. Nothing while all is well. */
export function NeedsAttention({ studio, model }: AttentionProps): JSX.Element | null {
  const { attention } = model;
  const troubles = attention.troubles.value;
  if (troubles.length === 0) return null;
  return (
    <section class="attention" aria-labelledby="attention-title">
      <h2 id="attention-title">{counted(troubles.length, "thing")} to look at</h2>
      <ul>
        {troubles.map((trouble) => {
          const { words, mend, route } = troubleInWords(trouble);
          return (
            <li key={troubleId(trouble)}>
              <span>{words}</span> <a href={studio.router.href(route)}>{mend}</a>
              {"count" in trouble && (
                <Button
                  small
                  look="quiet"
                  label={`Put away until it happens again: ${words}`}
                  onPress={() => attention.putAway(trouble)}
                >
                  Put away
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

import type { BuilderProposal } from "@cairn/core/api";
import type { EventRule } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import { slugFor } from "../models/slug.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { OnlyFor } from "../parts/only-for.tsx";
import { Panel } from "../parts/panel.tsx";
import { pickedWords } from "../words/on-site.ts";
import { PickOnSite } from "./pick-on-site.tsx";

/** Events that nobody has to program: a click, a form or a page that was named on the product itself. */
export function NoCodeEvents({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const { draft } = studio;
  const events = Object.entries(draft.guidebook.value.events ?? {});
  if (events.length === 0 && !studio.session.may("editor")) return null;
  const take = (proposal: BuilderProposal): void => {
    const rule = ruleOf(proposal);
    if (rule === undefined) return;
    const id = slugFor(
      rule.name,
      events.map(([taken]) => taken),
      "event",
    );
    draft.write(["events", id], rule);
  };
  return (
    <Panel
      id="no-code-title"
      kicker="Events without code"
      title={events.length === 0 ? "Name a click on your site" : "Named on your site"}
      note="A click, a form that is sent, or a page that is opened becomes an event by its name. It counts from the next publish on."
    >
      {events.length > 0 && (
        <ul class="parts">
          {events.map(([id, rule]) => (
            <li key={id} class="part">
              <div class="part-words">
                <strong>{rule.name}</strong>
                <p>{ruleWords(rule)}</p>
              </div>
              <OnlyFor role="editor">
                <Button
                  small
                  look="quiet"
                  label={`Remove the event ${rule.name}`}
                  onPress={() => draft.write(["events", id], undefined)}
                >
                  Remove
                </Button>
              </OnlyFor>
            </li>
          ))}
        </ul>
      )}
      <OnlyFor role="editor">
        <PickOnSite
          studio={studio}
          task={{ kind: "event" }}
          id="no-code"
          button="Name one on your site"
          onTake={take}
        />
      </OnlyFor>
    </Panel>
  );
}

function ruleOf(proposal: BuilderProposal): EventRule | undefined {
  if (proposal.kind !== "event") return undefined;
  const { name, on, target, pages } = proposal;
  const where = pages === undefined ? {} : { pages: [...pages] };
  if (on === "visit") return { name, on, pages: [...(pages ?? ["/"])] };
  if (target === undefined) return undefined;
  return { name, on, target: { ...target, selectors: [...target.selectors] }, ...where };
}

function ruleWords(rule: EventRule): string {
  const where = rule.pages === undefined ? "" : ` on ${rule.pages.join(", ")}`;
  if (rule.on === "visit") return `Opened${where}`;
  const { selectors, text, role } = rule.target;
  const words = pickedWords({
    selectors,
    ...(text === undefined ? {} : { text }),
    ...(role === undefined ? {} : { role }),
  });
  return `${rule.on === "click" ? "A click on" : "A form is sent around"} ${words}${where}`;
}

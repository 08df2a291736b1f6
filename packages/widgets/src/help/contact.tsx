import type { JSX } from "../render/jsx-runtime.ts";
import { Button } from "../parts/button.tsx";
import { leadsAway, safeHref } from "../parts/safe-href.ts";
import type { Surroundings } from "../parts/surroundings.ts";
import type { HelpModel } from "./model.ts";

/** The way to a human, with the author's own words on when they answer. */
export function Contact({
  model,
  around: { port },
  look,
}: {
  readonly model: HelpModel;
  readonly around: Surroundings;
  readonly look: "primary" | "second";
}): JSX.Element | null {
  const contact = model.help.contact;
  if (!contact) return null;
  const href = contact.href && safeHref(contact.href);
  const label = port.personalise(contact.label);
  return (
    <div class="row">
      {href ? (
        <a
          part={`button ${look}`}
          href={href}
          target={leadsAway(href) ? "_blank" : undefined}
          rel="noopener"
          onclick={model.contact}
        >
          {label}
        </a>
      ) : (
        <Button look={look} onClick={model.contact}>
          {label}
        </Button>
      )}
      <small>{port.personalise(contact.replyTime)}</small>
    </div>
  );
}

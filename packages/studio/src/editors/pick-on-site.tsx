import type { BuilderProposal, BuilderTask } from "@cairn/core/api";
import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { failureWords } from "../words/failure.ts";
import { isFor, linkWords, pickProblem, pickedWords } from "../words/on-site.ts";

interface PickOnSiteProps {
  readonly studio: Studio;
  readonly task: BuilderTask;
  /** Unique on the screen. */
  readonly id: string;
  readonly button: string;
  /** Which part of the guide it is for: `step 2`. */
  whose?(proposal: BuilderProposal): string;
  onTake(proposal: BuilderProposal): void;
}

/** Opens the product itself, where somebody points at what is meant, and takes it over here. */
export function PickOnSite(props: PickOnSiteProps): JSX.Element {
  const { studio, task, id } = props;
  const { onSite } = studio;
  const isOpen = isFor(onSite.link.value, task);
  const proposals = isOpen ? onSite.waiting.value : [];
  const failure = onSite.failure.value;
  return (
    <div class="on-site" role="group" aria-label="On your site">
      <div class="on-site-begin">
        <div class="field">
          <label class="field-label" for={`${id}:site`}>
            Page of your product
          </label>
          <input
            id={`${id}:site`}
            type="text"
            inputMode="url"
            autocomplete="off"
            placeholder="https://app.example/invoices"
            value={onSite.url.value}
            aria-describedby={failure === undefined ? undefined : `${id}:problem`}
            aria-invalid={failure !== undefined}
            onInput={(typing) => onSite.setUrl(typing.currentTarget.value)}
          />
        </div>
        <Button
          idle={onSite.busy.value || onSite.url.value.trim() === ""}
          onPress={() => void onSite.begin(task)}
        >
          {onSite.busy.value ? "Opening…" : props.button}
        </Button>
      </div>
      {failure !== undefined && (
        <p class="field-problem" id={`${id}:problem`} role="alert">
          {failureWords(failure)}{" "}
          <a href={studio.router.href({ kind: "install" })}>Addresses of your product</a>
        </p>
      )}
      {isOpen && <Standing studio={studio} />}
      {proposals.map((proposal) => (
        <Proposal key={proposal.number} {...props} proposal={proposal} />
      ))}
    </div>
  );
}

function Standing({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const { onSite, platform, announcer } = studio;
  const link = onSite.link.value;
  const open = onSite.open.value;
  if (link === undefined) return null;
  return (
    <div class="on-site-standing">
      <p role="status">{linkWords(link)}</p>
      {open !== undefined && (
        <p class="on-site-ways">
          <a class="button button-plain button-small" href={open} target="_blank" rel="noopener">
            Open it again
          </a>
          <Button
            small
            look="quiet"
            onPress={() =>
              void platform
                .copy(open)
                .then((done) => announcer.say(done ? "Copied." : "It could not be copied."))
            }
          >
            Copy the link
          </Button>
          <Button small look="quiet" onPress={() => void onSite.end()}>
            End it
          </Button>
        </p>
      )}
    </div>
  );
}

function Proposal(props: PickOnSiteProps & { readonly proposal: BuilderProposal }): JSX.Element {
  const { studio, proposal } = props;
  const { onSite, announcer } = studio;
  const problem = pickProblem(proposal);
  const { target } = proposal;
  const name = proposal.kind === "event" ? proposal.name : pickedWords(proposal.target);
  return (
    <Notice tone={problem === undefined ? "good" : "warning"}>
      <div class="on-site-picked">
        <p>
          {props.whose !== undefined && `For ${props.whose(proposal)}: `}
          <strong>{name}</strong> on {proposal.page}
          {proposal.kind === "event" && `, ${eventWords(proposal)}`}
        </p>
        {target !== undefined && (
          <ul class="on-site-selectors" aria-label="Ways to find it">
            {target.selectors.map((selector) => (
              <li key={selector}>
                <code>{selector}</code>
              </li>
            ))}
          </ul>
        )}
        {problem !== undefined && <p>{problem}</p>}
        <p class="on-site-ways">
          <Button
            look="primary"
            small
            label={`Use it: ${name}`}
            onPress={() => {
              props.onTake(proposal);
              onSite.settle([proposal]);
              announcer.say("Taken over into the draft.");
            }}
          >
            Use it
          </Button>
          <Button
            small
            look="quiet"
            label={`Not this one: ${name}`}
            onPress={() => onSite.settle([proposal])}
          >
            Not this one
          </Button>
        </p>
      </div>
    </Notice>
  );
}

function eventWords(event: Extract<BuilderProposal, { readonly kind: "event" }>): string {
  if (event.on === "visit") return "each time the page is opened";
  const what = event.on === "click" ? "a click on" : "the form around";
  const count = event.matches === 1 ? "" : `, which fits ${event.matches} elements there`;
  return `${what} ${event.target ? pickedWords(event.target) : "it"}${count}`;
}

import type { CompiledFaq } from "@cairn/core";
import type { JSX } from "../render/jsx-runtime.ts";
import { ActionButton, Button } from "../parts/button.tsx";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { Contact } from "./contact.tsx";
import type { HelpModel } from "./model.ts";

/** One answer, the action that goes with it, and the question whether it helped. */
export function Answer({
  faq,
  model,
  around,
}: {
  readonly faq: CompiledFaq;
  readonly model: HelpModel;
  readonly around: Surroundings;
}): JSX.Element {
  const { port, words } = around;
  const rating = model.rating.value;
  return (
    <article part={anatomy.scroll} aria-labelledby="helpquestion">
      <div part={anatomy.answer}>
        <h3 id="helpquestion" tabindex={-1} ref={focusHeading}>
          {port.personalise(faq.question)}
        </h3>
        <RichText text={faq.answer} port={port} />
        {faq.action && (
          <div class="row">
            <ActionButton
              action={faq.action}
              label={port.personalise(faq.action.label)}
              onFollow={() => model.follow(faq)}
            />
          </div>
        )}
      </div>
      <div part={anatomy.rating} role="group" aria-label={words.say("didHelp")}>
        {rating === undefined ? (
          <>
            <p>{words.show("didHelp")}</p>
            <Button look="second" onClick={() => model.rate(true)}>
              {words.show("yes")}
            </Button>
            <Button look="second" onClick={() => model.rate(false)}>
              {words.show("no")}
            </Button>
          </>
        ) : (
          <p tabindex={-1} ref={focusHeading}>
            {words.show(rating ? "thanksYes" : model.help.contact ? "thanksNoContact" : "thanksNo")}
          </p>
        )}
        {rating === false && <Contact model={model} around={around} look="primary" />}
      </div>
    </article>
  );
}

function focusHeading(heading: HTMLElement): void {
  heading.focus();
}

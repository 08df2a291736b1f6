import type { JSX } from "../render/jsx-runtime.ts";
import { Icon } from "../parts/icon.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { icons } from "./icons.ts";
import type { HelpModel } from "./model.ts";

/** The search box and what it found, or what may help without searching. */
export function Search({
  model,
  around: { port, words },
}: {
  readonly model: HelpModel;
  readonly around: Surroundings;
}): JSX.Element {
  const { kind, faqs } = model.list.value;
  const query = model.query.value.trim();
  return (
    <>
      <form part={anatomy.search} role="search" onsubmit={(submit) => submit.preventDefault()}>
        <Icon path={icons.search} />
        <input
          part={anatomy.input}
          type="search"
          enterkeyhint="search"
          autocomplete="off"
          spellcheck="false"
          aria-label={words.say("search")}
          placeholder={words.say("search")}
          value={model.query.value}
          ref={focusOnFinePointer}
          oninput={(input) => {
            model.query.value = input.currentTarget.value;
          }}
        />
      </form>
      <div part={anatomy.scroll}>
        {faqs.length > 0 ? (
          <>
            <p part={anatomy.label} id="helplabel">
              {kind === "found"
                ? words.show("answers", { count: faqs.length })
                : words.show(kind === "suggested" ? "suggested" : "questions")}
            </p>
            <ul part={anatomy.results} aria-labelledby="helplabel">
              {faqs.map((faq) => (
                <li key={faq.id}>
                  <button part={anatomy.result} onclick={() => model.read(faq)}>
                    <span>{port.personalise(faq.question)}</span>
                    <Icon path={icons.next} size={18} mirror />
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <div part={anatomy.empty}>
            <p>{query === "" ? words.show("nothingYet") : words.show("noAnswers", { query })}</p>
            {query !== "" && <p>{words.show("noAnswersHint")}</p>}
          </div>
        )}
      </div>
    </>
  );
}

// On a touch screen focus would raise the keyboard over the suggestions, so it stays with the dialog.
function focusOnFinePointer(input: HTMLInputElement): void {
  if (matchMedia("(pointer:fine)").matches) input.focus();
}

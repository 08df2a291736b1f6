import { signal } from "@preact/signals-core";
import type { CompiledFaq, CompiledGuidebook, Stop } from "@cairn/core";
import type { HelpOpening, HelpPort } from "../../port.ts";
import type { Backstage, View } from "../stage.ts";
import type { Answers } from "./answers.ts";
import { followLink } from "./follow-link.ts";
import type { Places } from "./places.ts";

/** The widgets' side of help. It opens once what answers is there. */
export interface Help {
  readonly port: HelpPort;
  update(view: View): void;
  readonly stop: Stop;
}

export function createHelp(backstage: Backstage, book: CompiledGuidebook, places: Places): Help {
  const open = signal<HelpOpening | undefined>(undefined);
  const suggestions = signal<readonly CompiledFaq[]>([]);
  const offered = signal<CompiledFaq | undefined>(undefined);
  const shown = { open, suggestions, offered };
  let answers: Answers | undefined;

  const start = (opening: HelpOpening | undefined) => {
    backstage.opening = opening;
    backstage.onChange();
  };
  // What a person does in it comes with what answers, before help is drawn.
  const port = {
    ...shown,
    start: (opening = {}) => start(opening),
    close: () => start(undefined),
    // Also for whom help was never open: who cancels and wants to talk to somebody.
    contact(context) {
      if (begin()) port.contact(context);
      else void places.bring(true).then(() => begin() && port.contact(context));
    },
  } as HelpPort;
  const begin = () => {
    answers ??= places.createAnswers?.(backstage, book, shown, followLink);
    return answers && Object.assign(port, answers);
  };

  return {
    port,
    update(view) {
      if (view.isHelpWanted && !begin()) void places.bring(backstage.opening);
      answers?.update(view);
    },
    stop() {
      answers?.stop();
    },
  };
}

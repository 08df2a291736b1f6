import type { Action, CompiledGuide, Json } from "@cairn/core";
import type { GuideHappening } from "../../port.ts";
import type { CancelOutcome } from "../engine-port.ts";
import type { Backstage } from "../stage.ts";
import type { TellGuide } from "./tell-guide.ts";

/** What a remedy may start. */
export interface Acts {
  act(action: Action): void;
  contact(): void;
}

/** Takes what widgets report of surveys, welcome questions and cancel flows. */
export type Outcomes = (happening: GuideHappening, guide: CompiledGuide, acts: Acts) => void;

// As much as a person writes in a box; an event has room for it.
const MOST_TEXT = 2_000;

/** `settle` tells the host what the cancel flow came to; `free` takes a guide off the screen. */
export function createOutcomes(
  { port, user }: Backstage,
  tell: TellGuide,
  settle: (outcome: CancelOutcome) => void,
  free: (guide: string) => void,
): Outcomes {
  /** Of the survey on screen, the question that was answered last. */
  let question: string | undefined;
  /** Why they cancel, as said in the flow on screen. */
  let reason: string | undefined;

  return (happening, guide, { act, contact }) => {
    const path = port.path();
    const about = { guide: guide.id, path };
    switch (happening.kind) {
      case "shown":
        question = reason = undefined;
        return;
      case "answered": {
        const { answer } = happening;
        ({ question } = happening);
        if (guide.kind === "welcome") {
          const { traits, unsent } = user.record.choices;
          const said = { [guide.trait]: answer as Json };
          user.choose({ traits: { ...traits, ...said }, unsent: { ...unsent, ...said } });
        }
        const kind =
          guide.kind === "survey" && guide.questions.find(({ id }) => id === question)?.kind;
        if (!kind) return;
        const said =
          typeof answer === "number"
            ? { score: answer }
            : kind === "text"
              ? { text: String(answer).slice(0, MOST_TEXT) }
              : { choices: [answer].flat() };
        return port.record("Survey Answered", { survey: guide.id, question, kind, path, ...said });
      }
      case "dismissed":
      case "never":
      case "snoozed":
        if (guide.kind === "cancel") settle({ outcome: "closed" });
        if (guide.kind !== "survey") return;
        return port.record("Survey Dismissed", {
          survey: guide.id,
          path,
          ...(question === undefined ? {} : { question }),
        });
      case "reason":
        ({ reason } = happening);
        return port.record("Cancel Reason Given", { ...about, reason });
      case "went-on": {
        const why = reason === undefined ? {} : { reason };
        port.record("Cancel Completed", { ...about, ...why });
        settle({ outcome: "continue", ...why });
        tell(guide, "completed", "Guide Completed", {}, { by: "went-on" });
        return free(guide.id);
      }
      case "remedy": {
        ({ reason } = happening);
        const { remedy } =
          (guide.kind === "cancel" && guide.reasons.find(({ id }) => id === reason)) || {};
        if (!remedy) return;
        const { id, kind } = remedy;
        port.record("Cancel Remedy Accepted", { ...about, reason, remedy: id, kind });
        settle({ outcome: "kept", reason, remedy: id });
        tell(guide, "completed", "Guide Completed", {}, { by: "remedy" });
        free(guide.id);
        if (kind === "human") contact();
        else if (kind === "faq") act({ ...remedy, kind: "help" });
        else if (kind === "guide" || kind === "link") act(remedy as Action);
        return;
      }
      default:
    }
  };
}

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
    const { id, kind } = guide;
    const record = (event: string, more: object, as: "guide" | "survey" = "guide") =>
      // What is undefined ends in `JSON.stringify`.
      port.record(event, { [as]: id, path: port.path(), ...more });
    const end = (by: string, outcome: object) => {
      settle(outcome as CancelOutcome);
      tell(guide, "completed", "Guide Completed", {}, { by });
      free(id);
    };
    switch (happening.kind) {
      case "shown":
        question = reason = undefined;
        return;
      case "answered": {
        const { answer } = happening;
        ({ question } = happening);
        if (kind === "welcome") {
          const { traits, unsent } = user.kept.choices;
          const said = { [guide.trait]: answer as Json };
          user.choose({ traits: { ...traits, ...said }, unsent: { ...unsent, ...said } });
        }
        if (kind !== "survey") return;
        const { replies } = user.kept.choices;
        const key = port.session().id + id;
        user.choose({ replies: { [key]: { ...replies?.[key], [happening.question]: answer } } });
        const asked = guide.questions.find((one) => one.id === question)?.kind;
        const said =
          typeof answer === "number"
            ? { score: answer }
            : asked === "text"
              ? { text: String(answer).slice(0, MOST_TEXT) }
              : { choices: [answer].flat() };
        return record("Survey Answered", { question, kind: asked, ...said }, kind);
      }
      case "dismissed":
      case "never":
      case "snoozed":
        if (kind === "cancel") settle({ outcome: "closed" });
        if (kind === "survey") record("Survey Dismissed", { question }, kind);
        return;
      case "reason":
        ({ reason } = happening);
        return record("Cancel Reason Given", { reason });
      case "went-on":
        record("Cancel Completed", { reason });
        return end(happening.kind, { outcome: "continue", reason });
      case "remedy": {
        ({ reason } = happening);
        const { remedy } =
          (kind === "cancel" && guide.reasons.find((one) => one.id === reason)) || {};
        if (!remedy) return;
        record("Cancel Remedy Accepted", { reason, remedy: remedy.id, kind: remedy.kind });
        end(happening.kind, { outcome: "kept", reason, remedy: remedy.id });
        if (remedy.kind === "human") contact();
        else if (remedy.kind === "faq") act({ ...remedy, kind: "help" });
        else if (remedy.kind === "guide" || remedy.kind === "link") act(remedy as Action);
        return;
      }
      default:
    }
  };
}

import type { CompiledGuidebook, JsonObject } from "@cairn/core";
import { happeningOf } from "./happening.ts";
import { labelOf, saidInWords } from "./respondents.ts";

type Guides = CompiledGuidebook["guides"];

/** A feedback event as a sentence, in the words of the published guides; undefined where there is nothing to tell. */
export function feedbackInWords(
  name: string,
  properties: JsonObject,
  guides: Guides,
): string | undefined {
  const told = happeningOf({ name, properties, atMs: 0, messageId: "" });
  const guide = guides.find(({ id }) => id === told?.part);
  const title = `“${guide?.title ?? told?.part}”`;
  const reasons = guide?.kind === "cancel" ? guide.reasons : [];
  const why = (reason: string): string => `“${labelOf(reason, reasons)}”`;
  switch (told?.kind) {
    case "answered": {
      const { question, said } = told;
      const asked =
        guide?.kind === "survey" ? guide.questions.find(({ id }) => id === question) : undefined;
      const options = asked !== undefined && "options" in asked ? asked.options : [];
      const answer = said.kind === "text" ? `“${said.text}”` : saidInWords(said, options);
      return `Answered “${asked?.title ?? question}” in the survey ${title}: ${answer}`;
    }
    case "closed":
      return `Put the survey ${title} away`;
    case "reason":
      return `Gave a reason to cancel: ${why(told.reason)}`;
    case "accepted":
      return told.reason === undefined
        ? "Took what was offered instead of cancelling"
        : `Took what was offered for ${why(told.reason)} instead of cancelling`;
    case "cancelled":
      return "Went on to cancel";
    default:
      return undefined;
  }
}

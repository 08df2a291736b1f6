import type { Trouble } from "../models/troubles.ts";
import type { Route } from "../routes.ts";
import { dropReason } from "./drop-reason.ts";
import { counted } from "./figures.ts";
import { whyNot } from "./judging.ts";

/** What does not work, and the way to where it is mended. */
export interface TroubleWords {
  readonly words: string;
  readonly mend: string;
  readonly route: Route;
}

const DELIVERY: Route = { kind: "delivery", code: "" };

/** A trouble as one sentence, with what to do about it. */
export function troubleInWords(trouble: Trouble): TroubleWords {
  switch (trouble.kind) {
    case "paused":
      return {
        words: "All guides are paused: nobody gets help.",
        mend: "Switch them on",
        route: { kind: "publish" },
      };
    case "broken-guide":
      return {
        words: `“${trouble.title}” did not find its element ${counted(trouble.count, "time")}.`,
        mend: "Choose the element anew",
        route: { kind: "guide", id: trouble.guide },
      };
    case "refused":
      return {
        words: `${counted(trouble.count, "event")} ${wereRefused(trouble.count)}.`,
        mend: "See what was wrong",
        route: DELIVERY,
      };
    case "given-up": {
      const why = dropReason(trouble.reason).title.toLowerCase();
      const words = `Browsers gave up ${counted(trouble.count, "event")}, most for: ${why}.`;
      return { words, mend: "See what to do", route: DELIVERY };
    }
    case "webhook-gone": {
      const words = `The webhook at ${hostOf(trouble.url)} says it is gone; nothing is sent to it.`;
      return { words, mend: "Switch it on or remove it", route: DELIVERY };
    }
    case "webhook-dead": {
      const deliveries = counted(trouble.count, "delivery", "deliveries");
      const words = `${deliveries} to the webhook at ${hostOf(trouble.url)} given up.`;
      return { words, mend: "Send them again", route: DELIVERY };
    }
    case "unlearned": {
      // How well it would tell them apart stands where stalls are judged, in statistics' own terms.
      const { quality: _quality, ...tried } = trouble.latest;
      const words = `Your own expected times judge who is stuck. ${whyNot(tried)}`;
      return { words, mend: "How stalls are judged", route: { kind: "judging" } };
    }
  }
}

function wereRefused(count: number): string {
  return count === 1 ? "was refused" : "were refused";
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

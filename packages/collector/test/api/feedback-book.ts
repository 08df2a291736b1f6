import type { JsonObject } from "@cairn/core";
import type { LogEvent } from "../../src/store/event-log.ts";
import { did, GUIDEBOOK } from "./studio.ts";

/** The guidebook of the tests with a survey of every kind of question, and a cancel flow. */
export function withFeedback(options: readonly string[] = ["speed", "price"]): object {
  return {
    ...GUIDEBOOK,
    guides: {
      ...GUIDEBOOK.guides,
      pulse: {
        kind: "survey",
        title: "How is it going?",
        questions: [
          { id: "score", kind: "nps", title: "Would you recommend us?" },
          { id: "help", kind: "csat", title: "How was our help?" },
          { id: "ease", kind: "ces", title: "Was it easy?" },
          {
            id: "wrong",
            kind: "multiple",
            title: "What is in the way?",
            options: options.map((id) => ({ id, label: `It is the ${id}` })),
          },
          { id: "why", kind: "text", title: "Why?" },
        ],
      },
      leaving: {
        kind: "cancel",
        title: "Before you go",
        question: "Why?",
        reasons: [
          {
            id: "price",
            label: "It costs too much",
            remedy: { kind: "pause", title: "Pause for a while", label: "Pause" },
          },
          { id: "other", label: "Another reason" },
        ],
      },
    },
  };
}

/** `user` saw a survey or a cancel flow, so many minutes from noon. */
export function saw(user: string, guide: string, minutes: number): LogEvent {
  const kind = guide === "leaving" ? "cancel" : "survey";
  return did(user, "Guide Shown", minutes, { guide, kind, path: "/" });
}

/** `user` answered a question of the survey. */
export function answered(
  user: string,
  [question, kind]: readonly [question: string, kind: string],
  said: JsonObject,
  minutes: number,
): LogEvent {
  const properties = { survey: "pulse", question, kind, path: "/", ...said };
  return did(user, "Survey Answered", minutes, properties);
}

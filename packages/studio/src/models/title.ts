import { firstLocale, plainText } from "./text-value.ts";
import { brief } from "./brief.ts";
import type { DraftModel } from "./draft.ts";
import type { Router } from "./router.ts";
import type { Session } from "./session.ts";

/** What the open screen is called: its heading, and the window's title. */
export function titleOf(studio: {
  readonly router: Router;
  readonly draft: DraftModel;
  readonly session: Session;
}): string {
  if (studio.session.state.value.kind === "out") return "Sign in";
  const { route } = studio.router.place.value;
  const book = studio.draft.guidebook.value;
  const words = (value: unknown, fallback: string): string =>
    plainText(value, firstLocale(book)) || fallback;
  switch (route.kind) {
    case "overview":
      return "Overview";
    case "stall":
      return words(book.milestones?.[route.milestone]?.title, "People who are stuck");
    case "staff":
      return "Our own staff";
    case "judging":
      return "How stalls are judged";
    case "you":
      return "You";
    case "team":
      return "Team";
    case "audit":
      return "Who did what";
    case "install":
      return "Install";
    case "people":
      return "People";
    case "person":
      return brief(route.id, 80);
    case "accounts":
      return "Accounts";
    case "account":
      return brief(route.id, 80);
    case "live":
      return "Live events";
    case "delivery":
      return "Delivery";
    case "milestones":
      return "Milestones";
    case "milestone":
      return words(book.milestones?.[route.id]?.title, "Milestone");
    case "segments":
      return "Segments";
    case "segment":
      return words(book.segments?.[route.id]?.title, "Segment");
    case "guides":
      return "Guides";
    case "guide":
      return words(book.guides?.[route.id]?.title, "Guide");
    case "look":
      return "Look and limits";
    case "translations":
      return "Translations";
    case "effects":
      return "Effect";
    case "effect":
      return words(book.guides?.[route.id]?.title, "Effect");
    case "before-after":
      return "Before and after";
    case "answers":
      return "Help answers";
    case "answer":
      return words(book.faqs?.[route.id]?.question, "Help answer");
    case "feedback":
      return "Feedback";
    case "feedback-part":
    case "feedback-people":
      return words(book.guides?.[route.id]?.title, "Feedback");
    case "publish":
      return "Publish";
    case "not-found":
      return "Not found";
  }
}

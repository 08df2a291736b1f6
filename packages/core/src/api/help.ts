import type { ReachPerson } from "./reach.ts";

/** `GET /api/insights/help?env=&days=`: what people asked the help in the last so many days, 28 without being told. */
export interface HelpFigures {
  readonly days: number;
  readonly searches: number;
  /** Who searched, read an answer or asked for a person; each once. */
  readonly people: number;
  readonly contacts: number;
  /** Answers that were read or rated, most read first; the others were not looked at. */
  readonly answers: readonly AnswerFigures[];
  /** Searches that found nothing, by their words, the one of most people first; at most 200. */
  readonly unanswered: readonly UnansweredSearch[];
  /** Who said that an answer did not help, newest first; at most 50. */
  readonly notHelped: readonly NotHelped[];
}
export interface AnswerFigures {
  readonly faq: string;
  /** How often it was opened, and by how many. */
  readonly views: number;
  readonly viewers: number;
  /** People who said so last. */
  readonly helped: number;
  readonly notHelped: number;
  /** `helped` of both, with its 95 % score interval; absent while nobody said. */
  readonly share?: { readonly value: number; readonly low: number; readonly high: number };
  readonly lastAt: string;
}
export interface UnansweredSearch {
  /** As it was typed last. */
  readonly query: string;
  readonly searches: number;
  readonly people: number;
  /** The latest who typed it, at most 20. */
  readonly latest: readonly ReachPerson[];
  readonly lastAt: string;
  /** Where, most frequent first, at most 3. */
  readonly pages: readonly { readonly path: string; readonly searches: number }[];
}
export interface NotHelped {
  readonly faq: string;
  readonly user: string;
  readonly name?: string;
  readonly at: string;
  readonly path?: string;
  /** What they did next, within half an hour; absent: nothing. */
  readonly next?: { readonly at: string; readonly words: string };
}

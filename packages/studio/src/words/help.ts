import type { AnswerFigures, HelpFigures } from "@cairn/core/api";
import { brief } from "../models/brief.ts";
import { counted, people, percent } from "./figures.ts";

/** What the searches that found nothing come to. */
export function unansweredFinding({ unanswered, searches }: HelpFigures): string {
  if (searches === 0) return "Nobody has searched the help yet";
  const [first] = unanswered;
  if (first === undefined) return "Every search found something";
  return `${people(first.people)} searched for “${brief(first.query, 100)}” and found nothing`;
}

/** How often people turned to the help at all. */
export function helpNote({ days, searches, people: all, contacts }: HelpFigures): string {
  const asked = contacts === 0 ? "" : `, ${counted(contacts, "time")} somebody asked for a person`;
  return `In the last ${days} days ${people(all)} turned to help: ${counted(searches, "search", "searches")}${asked}.`;
}

/** How an answer does: how many read it, and how many of those who said found that it helped. */
export function answerWords(figures: AnswerFigures | undefined, days: number): string {
  if (figures === undefined) return `Not read in ${days} days`;
  const { viewers, views, share, helped, notHelped } = figures;
  const read = viewers === 0 ? "Not read" : `Read by ${people(viewers)}`;
  const times = views > viewers && viewers > 0 ? `, ${counted(views, "time")}` : "";
  if (share === undefined) return `${read}${times}; nobody said whether it helped`;
  const range = `${percent(share.low)} to ${percent(share.high)}`;
  return `${read}${times}; helped ${percent(share.value)} of ${counted(helped + notHelped, "person", "people")} who said (${range})`;
}

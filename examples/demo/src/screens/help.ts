import type { Screen } from "../app.ts";
import { el } from "../element.ts";
import { screenHead } from "../page-parts.ts";

/** The host's own help page: plain, as most are. */
export function drawHelp(): Screen {
  const answer = (question: string, text: string): HTMLElement =>
    el("div", {}, el("h2", {}, question), el("p", { class: "muted" }, text));
  const card = el(
    "div",
    { class: "card prose" },
    answer(
      "What happens after I send an invoice?",
      "Your customer gets it by email, with a link to pay by bank transfer.",
    ),
    answer(
      "When does the money arrive?",
      "Usually on the next working day after your customer paid.",
    ),
    answer(
      "What does Ledgerly cost?",
      "£12 a month after the 14-day trial. Cancel whenever you like.",
    ),
    el(
      "p",
      {},
      "Something else? Write to ",
      el("a", { href: "mailto:support@ledgerly.example" }, "support@ledgerly.example"),
      ". We answer on working days.",
    ),
  );
  return { title: "Help", content: [screenHead("Help"), card] };
}

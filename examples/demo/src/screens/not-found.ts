import type { Screen } from "../app.ts";
import { el } from "../element.ts";
import { emptyState, linkButton, screenHead } from "../page-parts.ts";
import { pathOf } from "../route.ts";

/** For an address that leads nowhere, with a way back. */
export function drawNotFound(): Screen {
  const back = linkButton("Go to the dashboard", pathOf({ kind: "dashboard" }), {
    id: "go-dashboard",
  });
  const text = "The address may be mistyped, or what it led to belongs to another account.";
  return {
    title: "Not found",
    content: [
      screenHead("Page not found"),
      el("div", { class: "card" }, emptyState("There is nothing here", text, back)),
    ],
  };
}

import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { OwnName } from "./own-name.tsx";
import type { Route } from "../routes.ts";

interface Entry {
  readonly words: string;
  readonly route: Route;
  /** Route kinds under which it is the present one. */
  readonly kinds: readonly Route["kind"][];
}

const SEE: readonly Entry[] = [
  { words: "Overview", route: { kind: "overview" }, kinds: ["overview", "stall", "judging"] },
  { words: "People", route: { kind: "people", search: "" }, kinds: ["people", "person", "staff"] },
  {
    words: "Accounts",
    route: { kind: "accounts", search: "" },
    kinds: ["accounts", "account"],
  },
  { words: "Live events", route: { kind: "live", user: "", show: "all" }, kinds: ["live"] },
  {
    words: "Effect",
    route: { kind: "effects" },
    kinds: ["effects", "effect", "before-after"],
  },
  {
    words: "Feedback",
    route: { kind: "feedback" },
    kinds: ["feedback", "feedback-part", "feedback-people"],
  },
  { words: "Delivery", route: { kind: "delivery", code: "" }, kinds: ["delivery"] },
];
const DEFINE: readonly Entry[] = [
  { words: "Milestones", route: { kind: "milestones" }, kinds: ["milestones", "milestone"] },
  { words: "Segments", route: { kind: "segments" }, kinds: ["segments", "segment"] },
  { words: "Guides", route: { kind: "guides" }, kinds: ["guides", "guide"] },
  { words: "Help answers", route: { kind: "answers" }, kinds: ["answers", "answer"] },
  {
    words: "Translations",
    route: { kind: "translations", locale: "", missing: false, search: "" },
    kinds: ["translations"],
  },
  { words: "Look and limits", route: { kind: "look" }, kinds: ["look"] },
];
const RUN: readonly Entry[] = [
  { words: "Publish", route: { kind: "publish" }, kinds: ["publish"] },
  { words: "Install", route: { kind: "install" }, kinds: ["install"] },
  { words: "Team", route: { kind: "team" }, kinds: ["team", "audit"] },
];

/** Where one can go. */
export function Navigation({ studio }: { readonly studio: Studio }): JSX.Element {
  const problems = studio.draft.problems.value.length;
  return (
    <nav
      id="navigation"
      class={`navigation${studio.menuOpen.value ? " navigation-open" : ""}`}
      aria-label="Studio"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        // On a phone it covers the page, where focus may not be lost from sight; the button closes it by itself.
        if (!(relatedTarget instanceof Element) || currentTarget.contains(relatedTarget)) return;
        if (relatedTarget.getAttribute("aria-controls") === "navigation") return;
        studio.setMenuOpen(false);
      }}
    >
      <Group studio={studio} title="See" entries={SEE} />
      <Group studio={studio} title="Define" entries={DEFINE} />
      <Group studio={studio} title="Run" entries={RUN} badge={problems} />
      <OwnName studio={studio} />
      <button
        type="button"
        class="navigation-sign-out"
        onClick={() => void studio.session.signOut()}
      >
        Sign out
      </button>
    </nav>
  );
}

function Group(props: {
  readonly studio: Studio;
  readonly title: string;
  readonly entries: readonly Entry[];
  /** Open problems, beside Publish. */
  readonly badge?: number;
}): JSX.Element {
  const { router } = props.studio;
  const here = router.place.value.route.kind;
  return (
    <div class="navigation-group">
      <p class="navigation-title" id={`nav-${props.title}`}>
        {props.title}
      </p>
      <ul aria-labelledby={`nav-${props.title}`}>
        {props.entries.map((entry) => (
          <li key={entry.words}>
            <a
              href={router.href(entry.route)}
              aria-current={entry.kinds.includes(here) ? "page" : undefined}
              onClick={() => props.studio.setMenuOpen(false)}
            >
              {entry.words}
              {entry.route.kind === "publish" && (props.badge ?? 0) > 0 && (
                <span class="badge">
                  {props.badge}
                  <span class="visually-hidden"> to put right</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

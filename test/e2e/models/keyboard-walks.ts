/** A guide that is reached, used and left with the keyboard alone. */
export interface KeyboardWalk {
  readonly name: string;
  /** Puts it on screen: an expression in the gallery, with focus in the page's note before. */
  readonly begin: string;
  /** What has focus then. */
  readonly at: string;
  /** A key, and what has focus after it. */
  readonly presses: readonly (readonly [key: string, at: string])[];
  /** What the guide tells of it, in order. */
  readonly tells: readonly string[];
}

const NOTE = "text: Note";
const asked = (id: string) => `gallery.show("${id}", { because: "asked", open: true })`;

/** One walk for each kind and style. Each ends where it began: focus is back in the page. */
export const keyboardWalks: readonly KeyboardWalk[] = [
  {
    name: "checklist",
    begin: `gallery.show("start")`,
    at: NOTE,
    presses: [
      ["Tab", "button: Get your first invoice paid, 0 of 5 done"],
      ["Enter", "dialog: Get your first invoice paid"],
      ["Tab", "button: Close"],
      ["Tab", "button: To do: Add a customer"],
      ["Tab", "a: Add a customer"],
      ["Tab", "button: To do: Write an invoice"],
      ["Enter", "button: To do: Write an invoice"],
      ["Tab", "a: New invoice"],
      ["Shift+Tab", "button: To do: Write an invoice"],
      ["Escape", "button: Get your first invoice paid, 0 of 5 done"],
    ],
    tells: ["shown", "opened", "closed"],
  },
  {
    name: "tooltip",
    begin: asked("tooltip"),
    at: "dialog: Connect the account you are paid into",
    presses: [
      ["Tab", "button: Close"],
      ["Tab", "button: How to find it"],
      ["Tab", "button: More choices"],
      ["Tab", "button: Connect a bank"],
      ["Shift+Tab", "button: More choices"],
      ["Escape", NOTE],
    ],
    tells: ["shown", "dismissed"],
  },
  {
    name: "hotspot",
    begin: `gallery.show("hotspot")`,
    at: NOTE,
    presses: [
      ["Tab", "button: Help"],
      ["Tab", "button: Connect the account you are paid into"],
      ["Enter", "dialog: Connect the account you are paid into"],
      ["Tab", "button: Close"],
      ["Escape", "button: Connect the account you are paid into"],
    ],
    tells: ["shown", "opened", "closed"],
  },
  {
    name: "modal notice",
    begin: `gallery.show("news")`,
    at: "dialog: Invoices now carry a QR code",
    presses: [
      ["Tab", "button: Close"],
      ["Tab", "a: See an example"],
      ["Tab", "a: Not for my country"],
      ["Tab", "button: More choices"],
      ["Enter", "button: More choices"],
      ["Tab", "button: Remind me later"],
      ["Enter", NOTE],
    ],
    tells: ["shown", "snoozed"],
  },
  {
    name: "banner",
    begin: `gallery.show("banner")`,
    at: NOTE,
    presses: [
      ["Tab", "button: Help"],
      ["Tab", "button: Close"],
      ["Tab", "a: See how"],
      ["Escape", NOTE],
    ],
    tells: ["shown", "dismissed"],
  },
  {
    name: "slideout",
    begin: asked("slideout"),
    at: "dialog: Reminders write themselves",
    presses: [
      ["Tab", "button: Close"],
      ["Tab", "a: See how"],
      ["Tab", "button: More choices"],
      ["Escape", NOTE],
    ],
    tells: ["shown", "dismissed"],
  },
  {
    name: "tour",
    begin: asked("tour"),
    at: "dialog: Connect the account",
    presses: [
      ["ArrowRight", "dialog: Take it with you"],
      ["Tab", "button: Close"],
      ["Tab", "button: Back"],
      ["Enter", "dialog: Connect the account"],
      ["Tab", "button: Close"],
      ["Tab", "button: Next"],
      ["Tab", "button: More choices"],
      ["Tab", "button: Connect a bank"],
      ["Shift+Tab", "button: More choices"],
      ["Escape", NOTE],
    ],
    tells: ["shown", "next", "back", "dismissed"],
  },
  {
    name: "survey",
    begin: asked("survey"),
    at: "h2: How likely are you to recommend Ledgerly to a friend?",
    presses: [
      ["Tab", "button: Close"],
      ["Tab", "radio: 0 Not at all likely"],
      ["ArrowRight", "radio: 1"],
      ["ArrowRight", "radio: 2"],
      ["Enter", "h2: What is missing?"],
      ["Tab", "button: Close"],
      ["Tab", "checkbox: More banks"],
      ["Space", "checkbox: More banks"],
      ["Enter", "h2: Anything else?"],
      ["Escape", NOTE],
    ],
    tells: ["shown", "answered", "answered", "dismissed"],
  },
  {
    name: "welcome question",
    begin: `gallery.show("welcome")`,
    at: "dialog: What brings you here, Ada?",
    presses: [
      ["Tab", "button: Close"],
      ["Tab", "radio: Get paid sooner Reminders and payment links"],
      ["ArrowDown", "radio: Leave the spreadsheet Import what you have"],
      ["Tab", "button: Next"],
      ["Enter", NOTE],
    ],
    tells: ["shown", "answered", "completed"],
  },
  {
    name: "value recap",
    begin: `gallery.show("recap")`,
    at: "dialog: Your month with Ledgerly",
    presses: [
      ["Tab", "button: Close"],
      ["Tab", "a: See how"],
      ["Escape", NOTE],
    ],
    tells: ["shown", "dismissed"],
  },
  {
    name: "cancel flow",
    begin: asked("cancel"),
    at: "dialog: Cancel your plan",
    presses: [
      ["Tab", "button: Close"],
      ["Tab", "button: Next"],
      ["Enter", "h2: What made you decide?"],
      ["Tab", "button: Close"],
      ["Tab", "radio: I do not need it at the moment"],
      ["Space", "radio: I do not need it at the moment"],
      ["Tab", "button: Next"],
      ["Enter", "h2: Pause it instead"],
      ["Tab", "button: Close"],
      ["Tab", "button: Pause for three months"],
      ["Tab", "button: Go on to cancel"],
      ["Enter", NOTE],
    ],
    tells: ["shown", "reason", "went-on"],
  },
  {
    name: "help",
    begin: `gallery.port.help.start()`,
    at: "search: Search for an answer",
    presses: [
      ["Tab", "button: Why is my account number “invalid”?"],
      ["Enter", "h3: Why is my account number “invalid”?"],
      ["Tab", "a: example.com"],
      ["Tab", "a: Go to bank settings"],
      ["Tab", "button: Yes"],
      ["Escape", NOTE],
    ],
    tells: [],
  },
];

/** What has focus, inside shadow roots too: its role or tag, and its name. An expression; "page" for nothing. */
export const focusedWords = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (at === null || at === document.body) return "page";
  const { labels } = at;
  const named = at.getRootNode().getElementById(at.getAttribute("aria-labelledby"));
  const name = at.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? named?.textContent ?? at.textContent;
  const kind = at.getAttribute("role") ?? (at.localName === "input" ? at.type : at.localName);
  return kind + ": " + name.trim().replace(/\\s+/g, " ");
})()`;

/** Begins a walk on a page of the gallery: nothing else shows, and focus is in the page's note. An expression. */
export const beginning = ({ begin }: KeyboardWalk): string => `(async () => {
  await gallery.away();
  gallery.happenings.length = 0;
  document.querySelector("#note").focus();
  ${begin};
})()`;

/** What the guide told since; a tour that it was shown once, not for each step. An expression. */
export const toldOf =
  "gallery.happenings.map(({ kind }) => kind).filter((kind, at) => kind !== 'shown' || at === 0)";

/** Whether what was begun is on screen, and was seen. An expression. */
export const isSeen = "gallery.happenings.length > 0 || gallery.port.help.open.value !== undefined";

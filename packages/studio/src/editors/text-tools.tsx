import type { JSX } from "preact";
import { type Mark, difference, marked } from "../models/markdown-edit.ts";

interface TextToolsProps {
  /** Id of the field. */
  readonly field: string;
  /** One line takes a name; Markdown takes all. */
  readonly isMarkdown: boolean;
}

interface Tool {
  readonly mark: Mark;
  readonly words: string;
  readonly sign: string;
  readonly keys: string;
  /** Of the key beside Ctrl, or ⌘. */
  readonly code: string;
  readonly isShifted: boolean;
}

const TOOLS: readonly Tool[] = [
  { mark: "bold", words: "Bold", sign: "B", keys: "Control+B", code: "KeyB", isShifted: false },
  { mark: "italic", words: "Italic", sign: "i", keys: "Control+I", code: "KeyI", isShifted: false },
  { mark: "link", words: "Link", sign: "Link", keys: "Control+K", code: "KeyK", isShifted: false },
  {
    mark: "list",
    words: "List",
    sign: "List",
    keys: "Control+Shift+8",
    code: "Digit8",
    isShifted: true,
  },
  {
    mark: "name",
    words: "Name of the person",
    sign: "{name}",
    keys: "Control+Shift+9",
    code: "Digit9",
    isShifted: true,
  },
];

/** Buttons that mark what is selected in the field. One stop for the Tab key; arrows lead along. */
export function TextTools({ field, isMarkdown }: TextToolsProps): JSX.Element {
  const tools = isMarkdown ? TOOLS : TOOLS.filter(({ mark }) => mark === "name");
  return (
    <span
      class={isMarkdown ? "text-tools" : "text-tools text-tools-line"}
      role="toolbar"
      aria-label="Format"
      aria-controls={field}
      onKeyDown={(pressing) => {
        const way = { ArrowRight: "nextElementSibling", ArrowLeft: "previousElementSibling" }[
          pressing.key
        ] as "nextElementSibling" | "previousElementSibling" | undefined;
        const next = way && pressing.target instanceof Element ? pressing.target[way] : null;
        if (next instanceof HTMLElement) next.focus();
      }}
    >
      {tools.map((tool, index) => (
        <button
          key={tool.mark}
          type="button"
          class={`text-tool text-tool-${tool.mark}`}
          title={`${tool.words} (${tool.keys})`}
          aria-label={tool.words}
          aria-keyshortcuts={tool.keys}
          tabIndex={isMarkdown && index === 0 ? 0 : -1}
          // The field keeps the focus, and with it the selection.
          onMouseDown={(pressing) => pressing.preventDefault()}
          onClick={(clicking) => {
            const own = clicking.currentTarget.closest(".field")?.querySelector("textarea, input");
            if (own !== null && own !== undefined) apply(own as TextControl, tool.mark);
          }}
        >
          {tool.sign}
        </button>
      ))}
    </span>
  );
}

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** Marks the selection where the keys are those of a tool; true where they are. */
export function markByKeys(
  pressing: KeyboardEvent & { readonly currentTarget: TextControl },
  isMarkdown: boolean,
): boolean {
  if (!(pressing.ctrlKey || pressing.metaKey) || pressing.altKey) return false;
  const tool = TOOLS.find(
    ({ code, isShifted }) => code === pressing.code && isShifted === pressing.shiftKey,
  );
  if (tool === undefined || !(isMarkdown || tool.mark === "name")) return false;
  pressing.preventDefault();
  apply(pressing.currentTarget, tool.mark);
  return true;
}

function apply(field: TextControl, mark: Mark): void {
  const { value: text, selectionStart, selectionEnd } = field;
  const at = { from: selectionStart ?? text.length, to: selectionEnd ?? text.length };
  const next = marked({ text, ...at }, mark);
  const { from, to, words } = difference(text, next.text);
  field.focus();
  field.setSelectionRange(from, to);
  // As if it had been typed: the browser's own undo takes it back. It tells the form by an input event.
  const isDone = field.ownerDocument.execCommand(
    words === "" ? "delete" : "insertText",
    false,
    words,
  );
  if (!isDone) {
    field.setRangeText(words, from, to);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(next.from, next.to);
}

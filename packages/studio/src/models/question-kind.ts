type Part = Readonly<Record<string, unknown>>;

/** Whether a question of the kind is answered by a score. */
export function isScale(kind: string): boolean {
  return kind === "nps" || kind === "csat" || kind === "ces";
}

/** Whether a question of the kind is answered by choosing. */
export function isChoice(kind: string): boolean {
  return kind === "single" || kind === "multiple";
}

/** A question as another kind: its words stay, and so does of its answers and ways what still fits. */
export function asQuestionKind(before: unknown, kind: string): Part {
  const { options, low, high, branches, ...frame } = before as Part;
  const old = String(frame["kind"]);
  const keepsWays = isScale(old) === isScale(kind) && isChoice(old) === isChoice(kind);
  return {
    ...frame,
    kind,
    ...(isScale(kind) && low !== undefined ? { low } : {}),
    ...(isScale(kind) && high !== undefined ? { high } : {}),
    ...(isChoice(kind) ? { options: options ?? NEW_OPTIONS } : {}),
    ...(keepsWays && branches !== undefined ? { branches } : {}),
  };
}

const NEW_OPTIONS = [
  { id: "answer-1", label: "" },
  { id: "answer-2", label: "" },
];

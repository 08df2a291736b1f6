/** Puts one button for each text on the page. */
export function buttons(...texts: readonly string[]): readonly HTMLButtonElement[] {
  const made = texts.map((text) => {
    const button = document.createElement("button");
    button.textContent = text;
    return button;
  });
  document.body.append(...made);
  return made;
}

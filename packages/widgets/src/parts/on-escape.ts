/** Hears the keys pressed in a box: Escape takes it away with `leave`. */
export function onEscape(leave: () => void): (press: KeyboardEvent) => void {
  return (press) => {
    // Escape also ends the choosing of a character, which says nothing about the box.
    if (press.key !== "Escape" || press.isComposing) return;
    // A dialog of the page below would close as well.
    press.preventDefault();
    leave();
  };
}

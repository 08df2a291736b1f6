import type { Stop } from "@cairn/core";

/**
 * Keeps what is drawn in the preview's frame from taking the caret out of the field that is being typed in: widgets
 * focus what they open, and a modal dialog does so by itself. While somebody works in the frame, its widgets may move
 * focus as they do on a real page; a redraw (`isRedrawing`) gives focus back to nobody.
 *
 * The two methods are replaced in both realms, since an element keeps the prototype of the one that made it. Putting
 * focus back afterwards is not enough: a key pressed in between is lost.
 */
export function keepFocusOut(frame: Document, isRedrawing: () => boolean): Stop {
  const page = frame.defaultView;
  const holder = page?.frameElement;
  // A later preview may have wrapped these methods meanwhile: what is left of them then lets everything through.
  let isOver = false;
  const isKeptOut = (element: Element): boolean =>
    !isOver &&
    (isRedrawing() || (element.ownerDocument === frame && document.activeElement !== holder));
  const realms: readonly (typeof globalThis | (Window & typeof globalThis))[] =
    page === null ? [globalThis] : [globalThis, page];
  const restores = realms.map(({ HTMLElement, HTMLDialogElement }) => {
    const { focus } = HTMLElement.prototype;
    const { showModal } = HTMLDialogElement.prototype;
    HTMLElement.prototype.focus = function (options) {
      if (!isKeptOut(this)) focus.call(this, options);
    };
    HTMLDialogElement.prototype.showModal = function () {
      if (!isKeptOut(this)) return showModal.call(this);
      // `show` and a popover run the dialog's focusing steps as well; the attribute alone does not.
      this.open = true;
    };
    return () => {
      HTMLElement.prototype.focus = focus;
      HTMLDialogElement.prototype.showModal = showModal;
    };
  });
  return () => {
    isOver = true;
    for (const restore of restores) restore();
  };
}

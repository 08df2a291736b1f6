/** Whether text begins as Windows' editors and Excel's "Unicode text" write it: two bytes a letter, in either order. */
export function isUtf16(start: Uint8Array): boolean {
  const [first = -1, second = -1] = start;
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  // Without a mark: a Latin letter has a zero beside it, which UTF-8 text has nowhere.
  return hasMark || (start.length > 1 && (first === 0) !== (second === 0));
}

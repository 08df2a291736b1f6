const names = new Intl.DisplayNames("en", { type: "language" });

/** A language by its name in the studio's own: "ar" is "Arabic"; what is no language tag stays as it is. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

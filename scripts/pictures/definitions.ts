import { type CompiledGuidebook, problemLine } from "@cairn/core";
import { checkGuidebook, compileGuidebook } from "@cairn/core/guidebook";

/** A picture of a page in Markdown, and the guidebook in the JSON block after it. */
export interface PictureDefinition {
  readonly name: string;
  readonly guidebook: CompiledGuidebook;
}

/** The pictures under `images/guides/` that have a definition after them. Throws where one is not valid. */
export function pictureDefinitions(markdown: string): readonly PictureDefinition[] {
  const parts = markdown.matchAll(/\(images\/guides\/([\w-]+)\.png\)|```json\n([\s\S]*?)```/g);
  const found: PictureDefinition[] = [];
  let name: string | undefined;
  for (const [, picture, text] of parts) {
    if (picture !== undefined) name = picture;
    if (text === undefined || name === undefined) continue;
    const { guidebook, problems } = checkGuidebook(JSON.parse(text));
    if (guidebook === undefined)
      throw new Error(`${name}: ${problems.map(problemLine).join("\n")}`);
    const locale = guidebook.locales?.[0] ?? "en";
    // Whoever is drawn must not be one of those who go without.
    const drawn = { ...guidebook, experiments: { holdout: 0 } };
    found.push({ name, guidebook: compileGuidebook(drawn, { revision: "1", locale }) });
    name = undefined;
  }
  // A picture of a look shows the page's first guide in it.
  const [first] = found;
  return found.map((one) =>
    first === undefined || !one.name.startsWith("preset-")
      ? one
      : { name: one.name, guidebook: { ...first.guidebook, theme: one.guidebook.theme } },
  );
}

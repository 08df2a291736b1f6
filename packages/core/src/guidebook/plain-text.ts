import type { Block, Inline, RichText } from "./rich-text.ts";

/** The words of rich text without their form, blocks parted by line ends. */
export function plainText(richText: RichText): string {
  return richText.map(textOfBlock).join("\n");
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return block.of.map(textOfInline).join("");
    case "list":
      return block.items.map(plainText).join("\n");
    case "quote":
      return plainText(block.of);
    case "code":
      return block.text;
    case "image":
      return block.alt;
  }
}

function textOfInline(inline: Inline): string {
  if (typeof inline === "string") return inline;
  if (inline.kind === "break") return "\n";
  return inline.kind === "code" ? inline.text : inline.of.map(textOfInline).join("");
}

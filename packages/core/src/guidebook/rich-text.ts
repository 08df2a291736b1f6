/**
 * Rich text as the browser gets it: parsed from Markdown at publish, rendered as nodes, never as HTML.
 * Links are http(s), mailto, tel or relative; anything else was refused at publish and is refused again at render.
 */
export type RichText = readonly Block[];

export type Block =
  | { readonly kind: "paragraph"; readonly of: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly RichText[] }
  | { readonly kind: "heading"; readonly of: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "quote"; readonly of: RichText }
  | { readonly kind: "image"; readonly src: string; readonly alt: string };

export type Inline =
  | string
  | { readonly kind: "strong"; readonly of: readonly Inline[] }
  | { readonly kind: "emphasis"; readonly of: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly href: string; readonly of: readonly Inline[] }
  | { readonly kind: "break" };

import type { Child, Key, Ref } from "./element.ts";

/** Each tag that may be drawn, with what may be written in it: attributes by their names in HTML and SVG. */
export type Tags = {
  readonly [Tag in keyof HTMLElementTagNameMap]: Written<HTMLElementTagNameMap[Tag], HtmlName>;
} & {
  readonly [Tag in Exclude<keyof SVGElementTagNameMap, keyof HTMLElementTagNameMap>]: Written<
    SVGElementTagNameMap[Tag],
    SvgName
  >;
};

/** Children, listeners and attributes of one element. There is no `style`: a strict policy forbids style text. */
export type Written<Target extends Element, Name extends string = HtmlName> = {
  readonly children?: Child;
  readonly key?: Key | undefined;
  readonly ref?: Ref<Target>;
} & { readonly [Attribute in Name | CommonName]?: string | number | boolean | undefined } & {
  // All lower case, as in HTML.
  readonly [Type in keyof HTMLElementEventMap as `on${Type}`]?:
    | ((event: HTMLElementEventMap[Type] & { readonly currentTarget: Target }) => unknown)
    | undefined;
};

type CommonName =
  | `aria-${string}`
  | `data-${string}`
  | "class"
  | "id"
  | "lang"
  | "part"
  | "role"
  | "tabindex"
  | "title";

type HtmlName =
  | "alt"
  | "autocomplete"
  | "checked"
  | "dir"
  | "disabled"
  | "enterkeyhint"
  | "for"
  | "hidden"
  | "href"
  | "inputmode"
  | "loading"
  | "max"
  | "maxlength"
  | "min"
  | "name"
  | "placeholder"
  | "popover"
  | "rel"
  | "required"
  | "rows"
  | "spellcheck"
  | "src"
  | "target"
  | "type"
  | "value";

type SvgName =
  | "d"
  | "fill"
  | "height"
  | "offset"
  | "stop-color"
  | "stop-opacity"
  | "stroke"
  | "stroke-linecap"
  | "stroke-linejoin"
  | "stroke-width"
  | "transform"
  | "viewBox"
  | "width"
  | "x2"
  | "y2";

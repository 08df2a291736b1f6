/** The tokens of a theme that a form offers, by what they colour. */
export const COLOUR_WORDS: Readonly<Record<string, string>> = {
  accent: "Buttons and progress",
  "accent-strong": "Links, and buttons under the pointer",
  "on-accent": "Words on buttons",
  soft: "Wash behind what is chosen",
  surface: "Ground",
  sunken: "Ground set back",
  text: "Words",
  quiet: "Quiet words",
  control: "Edges of fields",
  line: "Hairlines",
  alert: "Warnings",
};

/** Tokens that are no colours. */
export const SHAPE_WORDS: Readonly<Record<string, string>> = {
  radius: "Corners",
  "font-size": "Size of words",
  font: "Typeface",
};

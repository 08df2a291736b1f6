/** Names of the presets; "stone" is what the widgets look like without one. */
export const PRESET_NAMES = ["stone", "slate", "pebble"] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** Tokens as in a theme, without the leading `--cairn-`: those of light, and the colours that dark has instead. */
export interface Preset {
  readonly tokens: Readonly<Record<string, string>>;
  readonly darkTokens: Readonly<Record<string, string>>;
}

/** Looks that are good without any work. Every pair of text and ground reads at 4.5:1 or better, light and dark. */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  stone: { tokens: {}, darkTokens: {} },
  /** Crisp: cool greys, ink blue, nearly square, a hairline where others have a shadow. */
  slate: {
    tokens: {
      surface: "#ffffff",
      sunken: "#f3f4f6",
      text: "#16181d",
      quiet: "#555b66",
      line: "#dcdfe4",
      control: "#7d8490",
      accent: "#1f4fd1",
      "accent-strong": "#173fae",
      "on-accent": "#ffffff",
      soft: "#e8eefc",
      "stone-1": "#cfd4dc",
      "stone-2": "#b3bac6",
      "stone-3": "#98a1b0",
      alert: "#b42318",
      shade: "rgb(16 24 40 / .12)",
      radius: "3px",
      shadow: "0 0 0 1px var(--cairn-line), 0 4px 16px var(--cairn-shade)",
      "font-size": "14px",
    },
    darkTokens: {
      surface: "#15181e",
      sunken: "#1e222a",
      text: "#eceef2",
      quiet: "#a7aebb",
      line: "#313742",
      control: "#7c8594",
      accent: "#8fb0ff",
      "accent-strong": "#adc5ff",
      "on-accent": "#0b1a42",
      soft: "#1f2b4a",
      "stone-1": "#9aa3b2",
      "stone-2": "#7f8898",
      "stone-3": "#677080",
      alert: "#ff9a8a",
      shade: "rgb(0 0 0 / .55)",
    },
  },
  /** Friendly: berry on blush, round corners, round letters where the system has them, a deep soft shadow. */
  pebble: {
    tokens: {
      surface: "#fffcfd",
      sunken: "#faf1f6",
      text: "#33262f",
      quiet: "#6f5c69",
      line: "#f0dfe9",
      control: "#917a89",
      accent: "#96386f",
      "accent-strong": "#7b2b5a",
      "on-accent": "#ffffff",
      soft: "#fae3f0",
      "stone-1": "#e6cfdc",
      "stone-2": "#d3b3c5",
      "stone-3": "#bf98af",
      alert: "#a8480f",
      shade: "rgb(80 30 60 / .14)",
      radius: "18px",
      shadow: "0 2px 6px var(--cairn-shade), 0 18px 48px var(--cairn-shade)",
      font: 'ui-rounded, "SF Pro Rounded", Nunito, "Segoe UI", system-ui, "Noto Sans", sans-serif',
      "font-size": "16px",
    },
    darkTokens: {
      surface: "#2a1f27",
      sunken: "#352831",
      text: "#f6eaf1",
      quiet: "#c3aebb",
      line: "#4a3a45",
      control: "#9a8693",
      accent: "#f0a6d0",
      "accent-strong": "#f7c2df",
      "on-accent": "#3c1029",
      soft: "#4a2a3d",
      "stone-1": "#b79cac",
      "stone-2": "#9d8293",
      "stone-3": "#846b7b",
      alert: "#f5ab7d",
      shade: "rgb(0 0 0 / .5)",
    },
  },
};

import { describe, expect, it } from "vitest";
import { resolveTheme } from "@cairn/core/guidebook";
import { themeCss } from "../../src/guidebook/theme-css.ts";

const theme = resolveTheme(undefined);

describe("the theme as style text", () => {
  it("TOKEN3 follows the system's scheme only when it is left to it, and carries both for a page that decides", () => {
    expect(themeCss(theme)).toContain("--cairn-scheme:light dark;");
    expect(themeCss({ ...theme, scheme: "light" })).toContain("--cairn-scheme:light;");
    const dark = themeCss({ ...theme, scheme: "dark" });
    expect(dark).toContain("--cairn-scheme:dark;");
    expect(dark).toContain(
      `--cairn-surface:light-dark(${theme.tokens["surface"]},${theme.darkTokens["surface"]});`,
    );
  });
  it("TOKEN4 gives each colour both of its values, and a shape its one", () => {
    const tokens = { accent: "#123456", radius: "4px" };
    const css = themeCss({ ...theme, tokens, darkTokens: { accent: "#abcdef" } });
    expect(css).toContain("--cairn-accent:light-dark(#123456,#abcdef);");
    expect(css).toContain("--cairn-radius:4px;");
  });
  it("TOKEN5 leaves out a value that would end its declaration", () => {
    const css = themeCss({ ...theme, tokens: { accent: "red;} * { display: none" } });
    expect(css).not.toContain("display: none");
  });
  it("TOKEN6 leaves room in the corner for what already stands there", () => {
    const css = themeCss({ ...theme, offset: { inline: 12, block: 90 } });
    expect(css).toContain("--cairn-offset-block:90px;");
    expect(css).toContain("--cairn-offset-inline:12px;");
  });
});

import { describe, expect, it } from "vitest";
import { tokensCss } from "../src/tokens.ts";
import { theme } from "./builders.ts";

describe("theme", () => {
  it("TOKEN3 follows the system's scheme only when it is left to it, and carries both for a page that decides", () => {
    expect(tokensCss(theme)).toContain("--cairn-scheme:light dark;");
    expect(tokensCss({ ...theme, scheme: "light" })).toContain("--cairn-scheme:light;");
    const dark = tokensCss({ ...theme, scheme: "dark" });
    expect(dark).toContain("--cairn-scheme:dark;");
    expect(dark).toContain(
      `--cairn-surface:light-dark(${theme.tokens["surface"]},${theme.darkTokens["surface"]});`,
    );
  });
  it("TOKEN4 gives each colour both of its values, and a shape its one", () => {
    const tokens = { accent: "#123456", radius: "4px" };
    const css = tokensCss({ ...theme, tokens, darkTokens: { accent: "#abcdef" } });
    expect(css).toContain("--cairn-accent:light-dark(#123456,#abcdef);");
    expect(css).toContain("--cairn-radius:4px;");
  });
  it("TOKEN5 leaves out a value that would end its declaration", () => {
    const css = tokensCss({ ...theme, tokens: { accent: "red;} * { display: none" } });
    expect(css).not.toContain("display: none");
  });
  it("TOKEN6 leaves room in the corner for what already stands there", () => {
    const css = tokensCss({ ...theme, offset: { inline: 12, block: 90 } });
    expect(css).toContain("--cairn-offset-block:90px;");
    expect(css).toContain("--cairn-offset-inline:12px;");
  });
});

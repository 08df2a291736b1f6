import { GROUPS } from "../build/groups.ts";
import type { BrowserBuild } from "../build/browser.ts";
import type { SizeVerdict } from "./budget.ts";

/** The table of `pnpm size`: each artefact, each group's total, each promise with what it came to. */
export function sizeReport(built: BrowserBuild, verdicts: readonly SizeVerdict[]): string {
  const rows = built.artefacts.map(({ path, group, name, minified, gzip, brotli }) =>
    row(
      path,
      `${group}${name === group || name === "shared" ? "" : `: ${name}`}`,
      minified,
      gzip,
      brotli,
    ),
  );
  const totals = GROUPS.map((group) => {
    const inGroup = built.artefacts.filter((artefact) => artefact.group === group);
    const sum = (size: "minified" | "gzip" | "brotli") =>
      inGroup.reduce((total, artefact) => total + artefact[size], 0);
    return row("", `total ${group}`, sum("minified"), sum("gzip"), sum("brotli"));
  });
  const promises = verdicts.map(({ name, bytes, budget, isKept }) =>
    [
      isKept ? "  ok   " : " OVER  ",
      name.padEnd(44),
      String(bytes).padStart(9),
      `of ${budget}`.padStart(12),
      isKept ? "" : `  ${bytes - budget} bytes too many`,
    ].join(""),
  );
  return [
    row("artefact", "group", "minified", "gzip", "brotli"),
    ...rows,
    "",
    ...totals,
    "",
    "Budgets in size-budget.json (bytes, brotli)",
    ...promises,
  ].join("\n");
}

function row(path: string, group: string, ...sizes: readonly (number | string)[]): string {
  return `${path.padEnd(36)} ${group.padEnd(24)}${sizes.map((size) => String(size).padStart(10)).join("")}`;
}

import type { ScenarioResult } from "./run-scenario.ts";

const HEAD = [
  "scenario",
  "engine",
  "runs",
  "accepted",
  "stored once",
  "lost",
  "duplicated",
  "reported drops",
  "before acceptance",
];

/** The results as a table that lines up in a terminal and is Markdown when pasted into a page. */
export function faultTable(results: readonly ScenarioResult[]): string {
  const body = results.map((result) => [
    result.name,
    result.engine,
    ...[
      result.runs,
      result.accepted,
      result.storedOnce,
      result.lost,
      result.duplicated,
      result.reportedDrops,
      result.beforeAcceptance,
    ].map(String),
  ]);
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...body.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(HEAD), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}

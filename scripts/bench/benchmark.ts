/** One figure of a benchmark, as `test/bench/results/NAME.json` holds it. */
export interface Row {
  readonly metric: string;
  readonly value: number;
  /** "ms", "bytes", "events/s", "ratio", "fraction" … */
  readonly unit: string;
  /** The same figure of the reference, measured in the same run. */
  readonly reference?: number;
  readonly ratio?: number;
  readonly ci_low?: number;
  readonly ci_high?: number;
}

/** What `test/bench/NAME.bench.ts` exports by default. */
export interface Benchmark {
  /** The file's name without `.bench.ts`, and the name of its results. */
  readonly name: string;
  run(): Promise<readonly Row[]>;
}

/** One finished run of a benchmark. */
export interface BenchmarkResult {
  readonly name: string;
  /** When it ended, ISO 8601. */
  readonly at: string;
  readonly machine: string;
  readonly commit: string;
  readonly rows: readonly Row[];
}

const NUMBERS = ["value", "reference", "ratio", "ci_low", "ci_high"] as const;

/** Throws where a row breaks the format: other tools read these figures by name. */
export function assertRows(name: string, rows: readonly Row[]): void {
  if (rows.length === 0) throw new Error(`benchmark ${name} gave no rows`);
  const seen = new Set<string>();
  for (const row of rows) {
    if (!/^[a-z][a-z0-9_]*$/.test(row.metric)) {
      throw new Error(`benchmark ${name}: "${row.metric}" is not a metric's name (lower_case)`);
    }
    if (seen.has(row.metric)) throw new Error(`benchmark ${name}: ${row.metric} stands twice`);
    seen.add(row.metric);
    const unsound = NUMBERS.find((key) => row[key] !== undefined && !Number.isFinite(row[key]));
    if (unsound !== undefined || row.value === undefined) {
      const key = unsound ?? "value";
      throw new Error(
        `benchmark ${name}: ${row.metric}.${key} is ${row[key]}; leave out what could not be computed`,
      );
    }
  }
}

/** The rows as a table that lines up in a terminal and is Markdown when pasted into a page. */
export function benchmarkTable(rows: readonly Row[]): string {
  const head = ["metric", "value", "unit", "reference", "ratio", "95 % interval"];
  const body = rows.map((row) => [
    row.metric,
    figure(row.value),
    row.unit,
    row.reference === undefined ? "" : figure(row.reference),
    row.ratio === undefined ? "" : figure(row.ratio),
    row.ci_low === undefined || row.ci_high === undefined
      ? ""
      : `${figure(row.ci_low)} – ${figure(row.ci_high)}`,
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...body.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}

function figure(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

/** One sample of a scrape. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** One metric of a scrape, with its samples. */
export interface Metric {
  readonly type: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/y;

/**
 * Reads Prometheus' text format 0.0.4 and throws at whatever a scraper would refuse: a sample without HELP and TYPE
 * before it, a metric in two places, a label that is not escaped, the same sample twice, a histogram that does not add up.
 */
export function readPrometheus(text: string): ReadonlyMap<string, Metric> {
  if (!text.endsWith("\n")) throw new Error("the last line does not end");
  const metrics = new Map<string, { type: string; help: string; samples: Sample[] }>();
  let current = "";
  let help = "";
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const [, kind, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) ?(.*)$/.exec(line) ?? [];
    if (kind === "HELP") {
      help = rest;
      current = name;
    } else if (kind === "TYPE") {
      if (name !== current || metrics.has(name)) throw new Error(`TYPE out of place: ${line}`);
      if (!NAME.test(name) || help === "") throw new Error(`no name or help: ${line}`);
      metrics.set(name, { type: rest, help, samples: [] });
    } else {
      const sample = readSample(line);
      const metric = metrics.get(current);
      if (metric === undefined || !belongs(sample.name, current, metric.type)) {
        throw new Error(`a sample of no metric: ${line}`);
      }
      metric.samples.push(sample);
    }
  }
  for (const [name, metric] of metrics) checkMetric(name, metric);
  return metrics;
}

function readSample(line: string): Sample {
  const [, name = "", , inside, value = ""] =
    /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(.*)\})? (\S+)$/.exec(line) ?? [];
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  const rest = inside ?? "";
  while (LABEL.lastIndex < rest.length) {
    const found = LABEL.exec(rest);
    if (found === null) throw new Error(`bad labels: ${line}`);
    labels[found[1] ?? ""] = (found[2] ?? "").replaceAll(/\\(.)/g, (_, c) =>
      c === "n" ? "\n" : c,
    );
  }
  const number = value === "+Inf" ? Infinity : Number(value);
  if (name === "" || Number.isNaN(number)) throw new Error(`no sample: ${line}`);
  return { name, labels, value: number };
}

function belongs(sample: string, metric: string, type: string): boolean {
  if (type !== "histogram") return sample === metric;
  return ["_bucket", "_sum", "_count"].some((part) => sample === metric + part);
}

function checkMetric(name: string, { type, samples }: Metric): void {
  const keys = samples.map((sample) => `${sample.name} ${JSON.stringify(sample.labels)}`);
  if (new Set(keys).size !== keys.length) throw new Error(`${name} has a sample twice`);
  if (type === "counter" && samples.some(({ value }) => value < 0)) {
    throw new Error(`${name} counts down`);
  }
  if (type !== "histogram") return;
  const counts = samples.filter((sample) => sample.name === `${name}_count`);
  for (const { labels, value } of counts) {
    const own = samples.filter(
      (sample) =>
        sample.name === `${name}_bucket` &&
        Object.entries(labels).every(([label, text]) => sample.labels[label] === text),
    );
    const rising = own.every((bucket, at) => at === 0 || bucket.value >= (own[at - 1]?.value ?? 0));
    if (!rising || own.at(-1)?.labels["le"] !== "+Inf" || own.at(-1)?.value !== value) {
      throw new Error(`${name} does not add up`);
    }
  }
}

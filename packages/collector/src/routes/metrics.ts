import type { Environment } from "@cairn/core/api";
import { Hono } from "hono";
import type { Receipt } from "../ingest/ingest.ts";
import type { Registry } from "../store/registry.ts";

/** What this process counted since it started. */
export interface Metrics {
  received(environment: Environment, receipt: Receipt): void;
  /** A whole request that was refused, by its HTTP status. */
  refused(status: number): void;
  /** Counters in Prometheus' text format, without those of the registry. */
  lines(): readonly string[];
}

/** Counters that start at nothing. */
export function createMetrics(): Metrics {
  const messages = new Map<string, number>();
  const requests = new Map<string, number>();
  const add = (counts: Map<string, number>, labels: string, amount: number): void => {
    if (amount > 0) counts.set(labels, (counts.get(labels) ?? 0) + amount);
  };
  return {
    received(environment, { accepted, duplicates, rejected }) {
      const env = `environment="${environment}"`;
      add(messages, `${env},verdict="accepted"`, accepted);
      add(messages, `${env},verdict="duplicate"`, duplicates);
      for (const { code } of rejected) add(messages, `${env},verdict="rejected",code="${code}"`, 1);
    },
    refused(status) {
      add(requests, `status="${status}"`, 1);
    },
    lines: () => [
      ...metric("cairn_messages_total", "counter", "Messages by verdict.", messages),
      ...metric("cairn_refused_requests_total", "counter", "Requests refused whole.", requests),
    ],
  };
}

/** What `/metrics` reads beside the process's own counters. */
export interface MetricsDeps {
  readonly metrics: Metrics;
  readonly registry: Registry;
  /** Rows that wait for their commit. */
  queueDepth(): number;
}

/** `GET /metrics`: Prometheus text. */
export function metricsRoutes({ metrics, registry, queueDepth }: MetricsDeps): Hono {
  const routes = new Hono();
  routes.get("/metrics", async () => {
    const drops = new Map<string, number>();
    for (const environment of ["live", "test"] as const) {
      for (const [name, amount] of Object.entries(await registry.counters.all(environment))) {
        const reason = name.replace(/^drops\./, "");
        drops.set(`environment="${environment}",reason="${reason}"`, amount);
      }
    }
    const lines = [
      ...metrics.lines(),
      ...metric("cairn_client_drops_total", "counter", "Events that SDKs had to drop.", drops),
      ...metric("cairn_commit_queue_rows", "gauge", "Rows that wait for their commit.", [
        ["", queueDepth()],
      ]),
    ];
    return new Response(`${lines.join("\n")}\n`, {
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
    });
  });
  return routes;
}

function metric(
  name: string,
  type: "counter" | "gauge",
  help: string,
  values: Iterable<readonly [labels: string, value: number]>,
): readonly string[] {
  const samples = [...values].map(([labels, value]) =>
    labels === "" ? `${name} ${value}` : `${name}{${labels}} ${value}`,
  );
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples];
}

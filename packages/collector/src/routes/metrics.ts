import type { Environment } from "@cairn/core/api";
import { Hono } from "hono";
import { Counter, Histogram, Registry as Prometheus } from "prom-client";
import type { RouteClass } from "../http/request-line.ts";
import { isLoopback } from "../http/trusted-proxies.ts";
import { problemResponse } from "../http/problem.ts";
import type { Receipt } from "../ingest/receipt.ts";
import { clientOf } from "./client.ts";
import { addGauges, type MeasuredParts } from "./gauges.ts";

/** What this process counted since it started. */
export interface Metrics {
  received(environment: Environment, receipt: Receipt): void;
  /** A whole sending that was refused, by its HTTP status. */
  refused(status: number): void;
  /** A sending that came too fast, by whose limit it passed. */
  throttled(by: "key" | "user"): void;
  answered(route: RouteClass, status: number, durationMs: number): void;
  /** Everything in Prometheus' text format; `parts` are measured for it. */
  text(): Promise<string>;
}

// From a cached file to a commit that waited for a slow disk.
const REQUEST_SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counters that start at nothing. */
export function createMetrics(parts: MeasuredParts): Metrics {
  const prometheus = new Prometheus();
  const registers = [prometheus];
  const messages = new Counter({
    name: "cairn_messages_total",
    help: "Messages by verdict.",
    labelNames: ["environment", "verdict"],
    registers,
  });
  const rejected = new Counter({
    name: "cairn_rejected_messages_total",
    help: "Messages that were refused, by code.",
    labelNames: ["environment", "code"],
    registers,
  });
  const identity = new Counter({
    name: "cairn_identity_checks_total",
    help: "Identified messages by what their identity token was worth; none while the mode is off.",
    labelNames: ["environment", "outcome"],
    registers,
  });
  const refused = new Counter({
    name: "cairn_refused_requests_total",
    help: "Sendings that were refused whole, by HTTP status.",
    labelNames: ["status"],
    registers,
  });
  const throttled = new Counter({
    name: "cairn_throttled_requests_total",
    help: "Sendings that were told to slow down, by whose limit they passed.",
    labelNames: ["by"],
    registers,
  });
  const requests = new Histogram({
    name: "cairn_request_duration_seconds",
    help: "Time to the answer, by kind of route and class of status.",
    labelNames: ["route", "status"],
    buckets: REQUEST_SECONDS,
    registers,
  });
  addGauges(prometheus, parts);

  return {
    received(environment, receipt) {
      const add = (verdict: string, amount: number): void => {
        if (amount > 0) messages.inc({ environment, verdict }, amount);
      };
      add("accepted", receipt.accepted);
      add("duplicate", receipt.duplicates);
      add("rejected", receipt.rejected.length);
      for (const { code } of receipt.rejected) rejected.inc({ environment, code });
      for (const [outcome, amount] of Object.entries(receipt.identity)) {
        identity.inc({ environment, outcome }, amount);
      }
    },
    refused: (status) => refused.inc({ status }),
    throttled: (by) => throttled.inc({ by }),
    answered(route, status, durationMs) {
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, durationMs / 1000);
    },
    text: () => prometheus.metrics(),
  };
}

/**
 * `GET /metrics`: Prometheus text. It names no person, but says how a business does: from other machines it is answered
 * only where the operator said so.
 */
export function metricsRoutes(metrics: Metrics, isPublic: boolean): Hono {
  const routes = new Hono();
  routes.get("/metrics", async (c) => {
    const { client } = clientOf(c);
    if (!isPublic && client !== undefined && !isLoopback(client)) {
      const how = "Start the collector with --metrics-public to answer other machines.";
      return problemResponse("local-only", `Metrics are for this machine only. ${how}`);
    }
    return new Response(await metrics.text(), {
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
    });
  });
  return routes;
}

import { Gauge, type Registry as Prometheus } from "prom-client";
import type { LiveGuidebook } from "../project/live-guidebook.ts";
import type { FittedStallModel } from "../store/stall-models.ts";

/** What the gauges of stalls are measured from. */
export interface StallGaugeParts {
  readonly guidebook: Pick<LiveGuidebook, "forCollector">;
  now(): number;
}

/** Adds which baseline judges stalls, how old it is, and how good it was found. */
export function addStallGauges(prometheus: Prometheus, { guidebook, now }: StallGaugeParts): void {
  const add = (name: string, help: string, read: (model: FittedStallModel) => number): void => {
    const gauge = new Gauge({
      name,
      help,
      registers: [],
      async collect() {
        const { model } = (await guidebook.forCollector()).stalls;
        this.set(model === undefined ? 0 : read(model));
      },
    });
    prometheus.registerMetric(gauge);
  };
  add(
    "cairn_stall_model_version",
    "Number of the learned baseline that is served; 0 where the author's rule judges alone, as in all figures below.",
    ({ number }) => number,
  );
  add(
    "cairn_stall_model_age_seconds",
    "Time since it was learned.",
    ({ fittedAtMs }) => Math.max(0, now() - fittedAtMs) / 1_000,
  );
  add(
    "cairn_stall_model_fit_seconds",
    "How long learning it took.",
    ({ tookMs }) => tookMs / 1_000,
  );
  add(
    "cairn_stall_model_users",
    "People that it was learned from.",
    ({ fit }) => fit.quality.users,
  );
  add(
    "cairn_stall_model_false_alarm_rate",
    "Share of those who got through whom it took for stuck, of people it had not seen.",
    ({ fit }) => fit.quality.falseAlarmRate,
  );
}

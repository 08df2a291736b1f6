import { Gauge, type Registry as Prometheus } from "prom-client";
import type { DeliveryStore } from "../store/deliveries.ts";

/** Adds how the deliveries of each webhook destination do. */
export function addWebhookGauges(
  prometheus: Prometheus,
  deliveries: Pick<DeliveryStore, "destinations" | "figures">,
): void {
  const gauge = new Gauge({
    name: "cairn_webhook_deliveries",
    help: "Deliveries by destination and state, and attempts that failed; pending is now, the rest since it was added.",
    labelNames: ["destination", "state"],
    registers: [],
    async collect() {
      const destinations = await deliveries.destinations();
      const all = await Promise.all(
        destinations.map(async ({ id }) => [id, await deliveries.figures(id)] as const),
      );
      // A destination that was removed is not shown any more.
      this.reset();
      for (const [destination, { pending, delivered, failedAttempts, dead }] of all) {
        this.set({ destination, state: "pending" }, pending);
        this.set({ destination, state: "delivered" }, delivered);
        this.set({ destination, state: "failed-attempt" }, failedAttempts);
        this.set({ destination, state: "dead" }, dead);
      }
    },
  });
  prometheus.registerMetric(gauge);
}

import { expect, it } from "vitest";
import { aCollector, aTrack } from "../support/a-collector.ts";

it("stalls at what is named like a prototype's property stop nobody's events", async () => {
  const collector = await aCollector();
  const names = ["constructor", "toString", "__proto__"];
  const batch = names.flatMap((milestone, index) =>
    ["Stall Detected", "Stall Resolved", "Stall Detected"].map((event, turn) =>
      aTrack(`s${index}${turn}`, { event, properties: { milestone, reasons: [], model: "m" } }),
    ),
  );
  const response = await collector.post("/v1/batch", { batch: [...batch, aTrack("after")] });
  expect(await response.json()).toMatchObject({ rejected: [] });
  await collector.context.projector.caughtUp();
  const { projection } = collector.context.registry;
  expect(await projection.person("live", "ann")).toMatchObject({ events: 10 });
});

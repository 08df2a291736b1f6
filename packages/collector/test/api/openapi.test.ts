import { describe, expect, it } from "vitest";
import { apiRoutes } from "../../src/routes/api/api.ts";
import { OPERATIONS, SCHEMAS } from "../../src/routes/api/openapi/resources.ts";
import { schemaFaults } from "./schema-faults.ts";
import { aStudio, did, GUIDEBOOK, identified, ORIGIN, stalled, type Studio } from "./studio.ts";

async function aStudioWithHistory(): Promise<Studio> {
  const studio = await aStudio();
  await studio.publish(GUIDEBOOK);
  await studio.happened(
    identified("ana", { name: "Ana", email: "ana@x.example" }),
    did("ana", "Customer Added", 1, { amount: 1 }, { accountId: "acme" }),
    did("ana", "Guide Shown", 2, { guide: "start" }),
    stalled("ana", "bank", 5),
    did("ana", "Survey Answered", -1, {
      survey: "pulse",
      question: "score",
      kind: "nps",
      score: 9,
    }),
    did("ana", "Survey Answered", -1, {
      survey: "pulse",
      question: "why",
      kind: "text",
      text: "It is quick.",
    }),
    did("ana", "Cancel Reason Given", -1, { guide: "leaving", reason: "price" }),
  );
  await studio.call("POST", "keys", { environment: "live" });
  return studio;
}

/** Adds a webhook with a delivery and answers its id. */
async function aWebhook(studio: Studio): Promise<string> {
  const { log, webhooks, now } = studio.collector.context;
  const sent = {
    url: "https://hooks.example",
    environment: "live",
    events: ["milestone.reached"],
    description: "The support desk",
  };
  const added = await studio.call("POST", "webhooks", sent);
  const { webhook } = (await added.json()) as { webhook: { id: string } };
  const times = { atMs: now(), receivedAtMs: now() };
  await log.append("live", [did("ana", "Milestone Reached", 0, { milestone: "bank" }, times)]);
  await webhooks.fanOut();
  return webhook.id;
}

describe("GET /api/openapi.json", () => {
  it("is an OpenAPI 3.1 document that anybody may read", async () => {
    const { collector } = await aStudio();
    const response = await collector.fetch(new Request(`${ORIGIN}/api/openapi.json`));
    expect(response.status).toBe(200);
    const document = (await response.json()) as { paths: Record<string, object>; openapi: string };
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths["/api/session"] ?? {})).toEqual(["post", "get", "delete"]);
    const ids = JSON.stringify(document).match(/"operationId":"\w+"/g) ?? [];
    expect(new Set(ids).size).toBe(OPERATIONS.length);
  });

  it("describes every route that there is, and no other", async () => {
    const { collector } = await aStudio();
    const routes = apiRoutes(collector.context)
      .routes.filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
    const described = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(new Set(described)).toEqual(new Set(routes));
    expect(described).toHaveLength(new Set(described).size);
  });

  const QUERIES: Readonly<Record<string, string>> = {
    "/insights/time-to-milestone": "?milestone=customer",
    "/stall-map/people": "?milestone=bank",
    "/insights/feedback/{id}/people": "?question=score&kind=nps",
    "/before-after": "?milestone=customer&at=2026-05-04T12:00:00Z",
  };
  const reads = OPERATIONS.filter(
    ({ method, path, contentType, status }) =>
      method === "get" &&
      contentType === undefined &&
      status === 200 &&
      !path.startsWith("/builder"),
  );
  it.each(reads)("describes what GET $path answers", async ({ path, answer }) => {
    const studio = await aStudioWithHistory();
    const other = path.startsWith("/accounts/") ? "acme" : "ana";
    const part = path.startsWith("/insights/feedback/") ? "pulse" : other;
    const id = path.startsWith("/webhooks/") ? await aWebhook(studio) : part;
    const url =
      path.replace("{id}", id).replace("{guide}", "start").replace("{version}", "1").slice(1) +
      (QUERIES[path] ?? "");
    expect(schemaFaults(await studio.get<unknown>(url), answer!, path)).toEqual([]);
  });

  it("notices an answer that is not as described", () => {
    const seen = SCHEMAS["Version"]!;
    expect(schemaFaults({ version: "1", by: "ana", extra: 1 }, seen, "v")).toEqual([
      "v.publishedAt is missing",
      "v.version is no integer",
      "v.extra is not described",
    ]);
  });
});

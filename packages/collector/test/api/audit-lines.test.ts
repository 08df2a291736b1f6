import { expect, it } from "vitest";
import { OPERATIONS } from "../../src/routes/api/openapi/resources.ts";
import { aStudio, GUIDEBOOK, NOON } from "./studio.ts";

// What stores nothing, or what is gone by itself in a minute; and what the builder's own page says, which changes
// nothing before somebody saves the draft.
const WITHOUT = new Set([
  "post /draft/check",
  "post /simulate",
  "post /segments/count",
  "post /milestones/preview",
  "post /preview-as",
  "put /presence",
  "post /builder/proposals",
  "delete /builder",
]);

type Found = Readonly<Record<string, string>>;
interface Step {
  readonly operation: string;
  readonly body?: unknown;
  /** Parts of the path, where they are not those that a step before has answered. */
  readonly path?: Found;
  /** What later steps need of the answer. */
  readonly keep?: (answer: never) => Found;
}

const LATER = new Date(NOON + 86_400_000).toISOString();
const WEBHOOK = {
  url: "https://hooks.example",
  environment: "live",
  events: ["milestone.reached"],
};
const BEN = { name: "Ben", email: "ben@x.example" };
const PASSWORD = "lichen tram oboe gravel";
// In an order in which each finds what it works on.
const STEPS: readonly Step[] = [
  { operation: "put /draft", body: { guidebook: GUIDEBOOK, revision: 0 } },
  { operation: "post /publish", body: { revision: 1 } },
  { operation: "post /rollback", body: { version: 1 } },
  { operation: "post /publish", body: { revision: 1, environment: "test" } },
  { operation: "post /promote", body: { version: 3 } },
  { operation: "post /follow-live" },
  {
    operation: "post /schedules",
    body: { revision: 1, at: LATER },
    keep: ({ id }: { id: number }) => ({ id: String(id) }),
  },
  { operation: "delete /schedules/{id}" },
  { operation: "put /pause", body: { paused: true } },
  {
    operation: "post /markers",
    body: { at: LATER, kind: "release", title: "New form" },
    keep: ({ id }: { id: string }) => ({ id }),
  },
  { operation: "delete /markers/{id}" },
  { operation: "put /staff", body: { domains: ["x.example"], users: [], traits: [] } },
  { operation: "post /stall-model/refit" },
  { operation: "post /dead-letters/replay" },
  { operation: "delete /dead-letters" },
  { operation: "delete /people/{id}", path: { id: "nobody" } },
  {
    operation: "post /keys",
    body: { environment: "live" },
    keep: ({ key }: { key: string }) => ({ key }),
  },
  { operation: "put /keys/{key}", body: { origins: ["https://app.example"] } },
  {
    operation: "post /builder-links",
    body: { environment: "live", url: "https://app.example/", task: { kind: "event" } },
    keep: ({ link }: { link: { id: string } }) => ({ id: link.id }),
  },
  { operation: "delete /builder-links/{id}" },
  { operation: "delete /keys/{key}" },
  {
    operation: "post /secret-keys",
    body: { name: "Warehouse", scopes: ["read"] },
    keep: ({ key }: { key: { id: string } }) => ({ id: key.id }),
  },
  { operation: "delete /secret-keys/{id}" },
  { operation: "post /identity/secrets", keep: ({ ending }: { ending: string }) => ({ ending }) },
  { operation: "put /identity", body: { environment: "live", mode: "observe" } },
  { operation: "delete /identity/secrets/{ending}" },
  {
    operation: "post /webhooks",
    body: WEBHOOK,
    keep: ({ webhook }: { webhook: { id: string } }) => ({ id: webhook.id }),
  },
  { operation: "put /webhooks/{id}", body: { enabled: false } },
  { operation: "post /webhooks/{id}/rotate" },
  { operation: "post /webhooks/{id}/test" },
  { operation: "delete /webhooks/{id}" },
  {
    operation: "post /team",
    body: { ...BEN, role: "viewer" },
    keep: ({ member }: { member: { id: string } }) => ({ id: member.id }),
  },
  { operation: "put /team/{id}", body: { role: "editor" } },
  { operation: "post /team/{id}/link" },
  { operation: "delete /team/{id}" },
  { operation: "post /team/first", body: { ...BEN, password: PASSWORD } },
  { operation: "put /password", body: { current: PASSWORD, password: "harbour mitten quartz" } },
  { operation: "delete /session" },
];
// These need a second session or a delivery that failed: test/api/team.test.ts and test/deliver look at their lines.
const ELSEWHERE = ["delete /sessions", "delete /sessions/{id}", "post /webhooks/{id}/replay"];

it("has a line for every operation that changes something", async () => {
  const changing = OPERATIONS.filter(({ method }) => method !== "get")
    .map(({ method, path }) => `${method} ${path}`)
    .filter((operation) => !WITHOUT.has(operation) && operation !== "post /session");
  const tried = [...STEPS.map(({ operation }) => operation), ...ELSEWHERE];
  expect(changing.filter((operation) => !tried.includes(operation))).toEqual([]);

  const studio = await aStudio();
  const { definitions } = studio.collector.context.registry;
  const newest = async (): Promise<number> =>
    (await definitions.auditPage({ limit: 1 }))[0]?.id ?? 0;
  let { cookie } = studio;
  let found: Found = {};
  for (const { operation, body, path = {}, keep } of STEPS) {
    const [method = "", template = ""] = operation.split(" ");
    const parts = { ...found, ...path };
    const url = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? "").slice(1);
    const before = await newest();
    const response = await studio.call(method.toUpperCase(), url, body, { cookie });
    const text = await response.text();
    expect(response.ok, `${operation}: ${response.status} ${text}`).toBe(true);
    expect(await newest(), `${operation} leaves a line`).toBeGreaterThan(before);
    if (keep !== undefined) found = { ...found, ...keep(JSON.parse(text) as never) };
    cookie = response.headers.get("set-cookie")?.split(";", 1)[0] ?? cookie;
  }
});

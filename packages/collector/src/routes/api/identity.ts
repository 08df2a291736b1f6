import type {
  Environment,
  IdentityMode,
  IdentityOverview,
  IdentitySecretSummary,
  IdentityStanding,
  NewIdentitySecret,
} from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { addIdentitySecret, retireIdentitySecret } from "../../http/identity-secrets.ts";
import { problemResponse } from "../../http/problem.ts";
import { endingOf } from "../../http/secrets.ts";
import type { IdentitySecret } from "../../store/access.ts";
import { jsonResponse } from "../answer.ts";
import { fieldsOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

const MODES: readonly unknown[] = ["off", "observe", "enforce"] satisfies IdentityMode[];

/** `GET /identity`, `PUT /identity {environment, mode}`, `POST /identity/secrets`, `DELETE /identity/secrets/:ending`. */
export function identityRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { access, definitions } = context.registry;
  const standing = async (environment: Environment): Promise<IdentityStanding> => ({
    mode: await access.identityMode(environment),
    coverage: context.coverage.last24Hours(environment),
  });

  routes.get("/identity", async () => {
    const overview: IdentityOverview = {
      live: await standing("live"),
      test: await standing("test"),
      secrets: (await access.identitySecrets()).map(summaryOf),
    };
    return jsonResponse(overview);
  });
  routes.put("/identity", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { environment, mode } = fields.value;
    if (environment !== "live" && environment !== "test") {
      return problemResponse("malformed", 'environment is "live" or "test".');
    }
    if (!isMode(mode)) {
      return problemResponse("malformed", 'mode is "off", "observe" or "enforce".');
    }
    if (mode === "enforce" && (await access.identitySecrets()).length === 0) {
      const detail = "There is no identity secret: every identified event would be refused.";
      return problemResponse("conflict", `${detail} Make one, and have your server sign with it.`);
    }
    await access.setIdentityMode(environment, mode);
    const detail = `${environment}: ${mode}`;
    await definitions.record({
      atMs: context.now(),
      by: c.get("by"),
      action: "identity-mode-set",
      detail,
    });
    return c.body(null, 204);
  });
  routes.post("/identity/secrets", async (c) => {
    const made = await addIdentitySecret(access, context.now());
    if (!made.ok) return problemResponse("conflict", made.failure);
    const { whole, record } = made.value;
    await definitions.record({
      atMs: context.now(),
      by: c.get("by"),
      action: "identity-secret-made",
      detail: `…${endingOf(whole)}`,
    });
    const answer: NewIdentitySecret = { secret: whole, ...summaryOf(record) };
    return jsonResponse(answer, 201);
  });
  routes.delete("/identity/secrets/:ending", async (c) => {
    const ending = c.req.param("ending");
    const retired = await retireIdentitySecret(access, ending);
    if (!retired.ok) {
      const { kind, detail } = retired.failure;
      return problemResponse(kind === "unknown" ? "not-found" : "conflict", detail);
    }
    await definitions.record({
      atMs: context.now(),
      by: c.get("by"),
      action: "identity-secret-retired",
      detail: `…${ending}`,
    });
    return c.body(null, 204);
  });
  return routes;
}

function isMode(value: unknown): value is IdentityMode {
  return MODES.includes(value);
}

function summaryOf({ secret, createdAtMs }: IdentitySecret): IdentitySecretSummary {
  return { ending: endingOf(secret), createdAt: new Date(createdAtMs).toISOString() };
}

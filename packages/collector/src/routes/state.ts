import { EMPTY_PROGRESS, type SyncedState } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import { Hono } from "hono";
import { credentialsOf, bearerOf } from "../http/auth.ts";
import { withCors } from "../http/cors.ts";
import { verifyIdentityToken } from "../http/identity-token.ts";
import { problemResponse } from "../http/problem.ts";
import { accountFactsOf, accountReached } from "../project/accounts.ts";
import { firstUnitOf } from "../project/exposures.ts";
import type { LiveGuidebook } from "../project/live-guidebook.ts";
import type { Registry } from "../store/registry.ts";
import type { Admit } from "./admission.ts";
import { jsonResponse } from "./answer.ts";

/**
 * `GET /state`: what the collector knows of a verified user, for the browser to merge. The identity token is the bearer
 * token; the environment is that of `?key=`, live without one.
 */
export function stateRoutes(
  admit: Admit,
  registry: Registry,
  guidebook: LiveGuidebook,
  now: () => number,
): Hono {
  const routes = new Hono();
  routes.get("/state", async (c) => {
    const request = c.req.raw;
    const token = bearerOf(request);
    if (token === undefined) {
      const detail = "Send the identity token: Authorization: Bearer <token>.";
      return withCors(problemResponse("invalid-token", detail));
    }
    const credentials = credentialsOf(request);
    const { writeKey } = credentials;
    const admitted = writeKey === undefined ? undefined : await admit(request, credentials);
    if (admitted?.ok === false) return withCors(admitted.failure);
    const secrets = (await registry.access.identitySecrets()).map(({ secret }) => secret);
    const identity = await verifyIdentityToken(token, secrets, now());
    if (!identity.ok) {
      const detail = `The identity token was refused: ${identity.failure}.`;
      return withCors(problemResponse("invalid-token", detail));
    }
    const environment = admitted?.value.environment ?? "live";
    const state = await stateOf(environment, identity.value.userId, registry, guidebook, now());
    const response = jsonResponse(state);
    response.headers.set("cache-control", "private, no-cache");
    return withCors(response);
  });
  return routes;
}

async function stateOf(
  environment: Environment,
  userId: string,
  { projection }: Registry,
  guidebook: LiveGuidebook,
  nowMs: number,
): Promise<SyncedState> {
  const person = await projection.person(environment, userId);
  const account =
    person?.accountId === undefined
      ? undefined
      : await projection.account(environment, person.accountId);
  const book = (await guidebook.forCollector(environment)).guidebook;
  return {
    progress: person?.progress ?? EMPTY_PROGRESS,
    ledger: person?.ledger ?? [],
    traits: person?.traits ?? {},
    accountTraits: account
      ? { ...account.traits, ...(await accountFactsOf(account, book, projection, nowMs)) }
      : {},
    accountReachedAt: account ? await accountReached(account, book, projection, nowMs) : {},
    unit: person && firstUnitOf(person),
  };
}

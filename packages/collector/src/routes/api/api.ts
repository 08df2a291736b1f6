import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { StorageUnavailable } from "../../store/storage-error.ts";
import { jsonResponse } from "../answer.ts";
import { allowed } from "./allowed.ts";
import { activationRoutes } from "./activation.ts";
import { accountRoutes } from "./accounts.ts";
import { auditRoutes } from "./audit.ts";
import { awayRoutes } from "./away.ts";
import { builderLinkRoutes } from "./builder-links.ts";
import { builderRoutes } from "./builder.ts";
import { deadLetterRoutes } from "./dead-letters.ts";
import { defineRoutes } from "./define.ts";
import { deliveryRoutes } from "./delivery.ts";
import { environmentRoutes } from "./environments.ts";
import { eventRoutes } from "./events-seen.ts";
import { experimentRoutes } from "./experiments.ts";
import { feedbackRoutes } from "./feedback.ts";
import { helpRoutes } from "./help.ts";
import { identityRoutes } from "./identity.ts";
import { insightRoutes } from "./insights.ts";
import { installationRoutes } from "./installation.ts";
import { keyRoutes } from "./keys.ts";
import { liveRoutes } from "./live.ts";
import { openApiDocument } from "./openapi/document.ts";
import { markerRoutes } from "./markers.ts";
import { ownAccountRoutes } from "./own-account.ts";
import { peopleRoutes } from "./people.ts";
import { providerRoutes } from "./provider.ts";
import { presenceRoutes } from "./presence.ts";
import { reachRoutes } from "./reach.ts";
import { scheduleRoutes } from "./schedules.ts";
import { secretKeyRoutes } from "./secret-keys.ts";
import { sessionRoutes, signInRoutes } from "./session.ts";
import { type ApiVariables, signedIn } from "./signed-in.ts";
import { staffRoutes } from "./staff.ts";
import { stallMapRoutes } from "./stall-map.ts";
import { stallModelRoutes } from "./stall-model.ts";
import { teamRoutes } from "./team.ts";
import { webhookRoutes } from "./webhooks.ts";

/** Everything that the studio does, to be mounted at `/api`. */
export function apiRoutes(context: CollectorContext): Hono {
  const routes = new Hono();
  routes.use(async (c, next) => {
    await next();
    // What is said here is about people, and changes by the second.
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
  });
  routes.onError((error) => {
    if (error instanceof StorageUnavailable) {
      const detail = `Nothing was changed: ${error.message}. Try again later.`;
      return problemResponse("storage-unavailable", detail, { retryAfterS: 5 });
    }
    context.report(error);
    const detail = "The collector has a fault; its log tells more. Nothing you sent caused it.";
    return problemResponse("internal-error", detail);
  });
  routes.get("/openapi.json", () => jsonResponse(openApiDocument()));
  routes.route("/", signInRoutes(context));
  routes.route("/", providerRoutes(context));
  routes.route("/", builderRoutes(context));
  routes.route("/", signedInRoutes(context));
  return routes;
}

function signedInRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  routes.use(signedIn(context));
  routes.use(allowed(context));
  for (const part of [
    sessionRoutes,
    ownAccountRoutes,
    teamRoutes,
    auditRoutes,
    defineRoutes,
    environmentRoutes,
    scheduleRoutes,
    presenceRoutes,
    insightRoutes,
    stallMapRoutes,
    activationRoutes,
    awayRoutes,
    experimentRoutes,
    markerRoutes,
    stallModelRoutes,
    reachRoutes,
    peopleRoutes,
    staffRoutes,
    accountRoutes,
    helpRoutes,
    feedbackRoutes,
    installationRoutes,
    eventRoutes,
    liveRoutes,
    deliveryRoutes,
    deadLetterRoutes,
    builderLinkRoutes,
    keyRoutes,
    secretKeyRoutes,
    webhookRoutes,
    identityRoutes,
  ]) {
    routes.route("/", part(context));
  }
  routes.all("*", (c) => {
    const detail = `The API has no ${c.req.method} ${new URL(c.req.url).pathname}.`;
    return problemResponse("not-found", detail);
  });
  return routes;
}

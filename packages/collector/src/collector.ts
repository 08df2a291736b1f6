import { Hono } from "hono";
import { createAwayWatch } from "./away/away-watch.ts";
import type { CollectorContext, CollectorDeps } from "./context.ts";
import { openNetwork } from "./deliver/open-network.ts";
import { createWebhooks } from "./deliver/webhooks.ts";
import { createAssetFolder } from "./http/asset-folder.ts";
import { pathWithin } from "./http/base-path.ts";
import { preflightResponse } from "./http/cors.ts";
import { createLimiter } from "./http/limit.ts";
import { problemResponse } from "./http/problem.ts";
import { createDeliveredCount } from "./ingest/delivered-count.ts";
import { createEventFeed } from "./ingest/feed.ts";
import { createIdentityCoverage } from "./ingest/identity-coverage.ts";
import { createIngest } from "./ingest/ingest.ts";
import { fitInThread } from "./learn/fit-in-thread.ts";
import { createStallLearning } from "./learn/stall-learning.ts";
import { createLiveGuidebook } from "./project/live-guidebook.ts";
import { createRetention } from "./privacy/retention.ts";
import { createProjector } from "./project/projector.ts";
import { withoutStaff } from "./project/staff.ts";
import { createPresence } from "./publish/presence.ts";
import { createScheduleWatch } from "./publish/schedule-watch.ts";
import { createHelpWatch } from "./rank/help-watch.ts";
import { createAdmission } from "./routes/admission.ts";
import { apiRoutes } from "./routes/api/api.ts";
import { assetRoutes } from "./routes/assets.ts";
import { collectRoutes } from "./routes/collect.ts";
import { demoRoutes } from "./routes/demo.ts";
import { guidebookRoutes } from "./routes/guidebook.ts";
import { healthRoutes } from "./routes/health.ts";
import { createMetrics, metricsRoutes } from "./routes/metrics.ts";
import { observeRequests } from "./routes/request-facts.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { stateRoutes } from "./routes/state.ts";
import { studioRoutes } from "./routes/studio.ts";
import { createPasswordHashing } from "./team/password-hash.ts";
import { isStorageFault } from "./store/storage-error.ts";

export type { CollectorContext, CollectorDeps } from "./context.ts";

// As for events: most causes pass in a moment.
const STORAGE_RETRY_AFTER_S = 5;

/** A running collector: a Web-standard request handler without a socket. */
export interface Collector {
  readonly context: CollectorContext;
  /** Answers a request. `peer.client` is the address of who asked, where the shell knows it. */
  fetch(request: Request, peer?: { readonly client: string }): Promise<Response>;
  /** Ends what it began in the background and closes both stores. */
  stop(): Promise<void>;
}

/** Builds the collector from its parts: the only place that knows every part. */
export function createCollector(deps: CollectorDeps): Collector {
  const { log, registry, config, now, report } = deps;
  const feed = createEventFeed();
  const guidebook = createLiveGuidebook(registry.definitions, registry.stallModels, now);
  const projector = createProjector({
    log,
    projection: registry.projection,
    guidebook,
    now,
    onForgotten: () => feed.clear(),
    report,
  });
  const { userRate, basePath = "", metricsPublic = false } = config;
  const onGrown = (): void => projector.nudge();
  const limits = userRate === undefined ? {} : { userRate };
  const ingest = createIngest({ ...deps, ...limits, feed, onGrown });
  const coverage = createIdentityCoverage(now);
  const delivered = createDeliveredCount(now);
  const webhooks = createWebhooks({
    ...deps,
    deliveries: registry.deliveries,
    network: openNetwork(config.webhooksAllowPrivate),
    random: Math.random,
  });
  const personal = { log, registry, projector, guidebook, feed, now };
  const retention = createRetention(personal, config.retentionMs, {
    report,
    onExpired: deps.onExpired,
  });
  const counted = withoutStaff(registry.projection, registry.staff);
  const learning = createStallLearning({
    ...deps,
    projection: counted,
    models: registry.stallModels,
    guidebook,
    projector,
    fit: deps.fitStalls ?? fitInThread,
  });
  const away = createAwayWatch({ log, projection: counted, projector, guidebook, now, report });
  const { definitions } = registry;
  const ranks = createHelpWatch({
    projection: counted,
    definitions,
    projector,
    guidebook,
    now,
    report,
  });
  const onPublished = (): void => {
    guidebook.refresh();
    projector.nudge();
  };
  const schedules = createScheduleWatch({ definitions, now, onPublished, report });
  const context: CollectorContext = {
    ...deps,
    feed,
    ingest,
    projector,
    counted,
    guidebook,
    coverage,
    delivered,
    webhooks,
    retention,
    away,
    ranks,
    schedules,
    presence: createPresence(now),
    learning,
    team: {
      access: registry.access,
      members: registry.members,
      definitions,
      passwords: createPasswordHashing(deps.passwordCost),
      provider: config.provider?.issuer,
      now,
      newId: () => deps.newId(),
    },
  };

  const { access } = registry;
  const metrics = createMetrics({ ...deps, guidebook });
  const limiter = config.rate === undefined ? undefined : createLimiter(config.rate);
  const admit = createAdmission({ ...deps, access, feed });
  const assets = createAssetFolder(config.assetsFolder);
  const app = new Hono({ getPath: pathWithin(basePath) });
  app.use(observeRequests(metrics, deps.onRequest));
  app.options("/v1/*", () => preflightResponse());
  app.route("/v1", collectRoutes({ admit, ingest, metrics, coverage, delivered, limiter, now }));
  app.route("/v1", guidebookRoutes(admit, guidebook));
  app.route("/v1", stateRoutes(admit, registry, guidebook, now));
  app.route("/v1", settingsRoutes(admit, basePath));
  app.route("/api", apiRoutes(context));
  app.route("/", assetRoutes(assets, basePath));
  app.route("/", studioRoutes(assets, basePath));
  if (config.demo !== undefined) app.route("/", demoRoutes(assets, { ...config.demo, basePath }));
  app.route("/", healthRoutes(deps));
  app.route("/", metricsRoutes(metrics, metricsPublic));
  app.get("/", (c) => c.redirect(`${basePath}/studio/`));
  app.notFound(({ req }) =>
    problemResponse(
      "not-found",
      `There is no ${req.method} ${new URL(req.url).pathname.slice(0, 200)} here.`,
    ),
  );
  app.onError((error) => {
    report(error);
    if (isStorageFault(error)) {
      const detail = `Storage cannot be used now: ${error.message}. Try again later.`;
      return problemResponse("storage-unavailable", detail, { retryAfterS: STORAGE_RETRY_AFTER_S });
    }
    return problemResponse("internal-error", "The fault was logged. Sending it again is safe.");
  });

  return {
    context,
    fetch: async (request, peer) => app.fetch(request, peer),
    async stop() {
      feed.close();
      retention.stop();
      await away.stop();
      await ranks.stop();
      await schedules.stop();
      await learning.stop();
      await webhooks.stop();
      await projector.stop();
      await log.close();
      await registry.close();
    },
  };
}

import type {
  Activation,
  AwayStatus,
  BeforeAfter,
  BuilderLink,
  DeadLetters,
  Delivery,
  Environment,
  Experiment,
  Experiments,
  FirstScreenLoss,
  Fix,
  Funnel,
  IdentityMode,
  IdentityOverview,
  MadeBuilderLink,
  Marker,
  NewBuilderLink,
  NewIdentitySecret,
  NewMarker,
  NewWebhook,
  Overview,
  People,
  RemovedLetters,
  ReplayedLetters,
  SeenEvent,
  Stalls,
  Staff,
  StaffRules,
  StallMap,
  StallModel,
  TimeToMilestone,
  Webhook,
  WebhookAttempt,
  WebhookChange,
  WebhookDeliveries,
  WebhookReplay,
  WebhookReplayed,
  WebhookWithSecret,
  WriteKey,
} from "@cairn/core/api";
import { type Answer, type ApiFailure, exchange, exchangeLines, type Patient } from "./exchange.ts";
import { type FeedbackApi, createFeedbackApi } from "./feedback-api.ts";
import { type PeopleApi, createPeopleApi } from "./people-api.ts";
import type { Platform } from "./platform.ts";
import { type PublishApi, createPublishApi } from "./publish-api.ts";
import { type ReachApi, createReachApi } from "./reach-api.ts";
import { type TeamApi, createTeamApi } from "./team-api.ts";

export type { Answer, ApiFailure, Patient };

/** Some dead letters of one environment: all, those of a code, or one. */
export interface WhichLetters {
  readonly env: Environment;
  readonly code?: string;
  readonly id?: number;
}

/** Everything the studio asks of the collector. No call rejects. */
export interface Api extends PeopleApi, TeamApi, ReachApi, PublishApi, FeedbackApi {
  /** Whom no figure counts. */
  staff(): Answer<Staff>;
  setStaff(rules: StaffRules): Answer<Staff>;
  keys(): Answer<readonly WriteKey[]>;
  /** From where browsers may send with a key; none: this machine and the collector's own pages. */
  setOrigins(key: string, origins: readonly string[]): Answer<WriteKey>;
  seenEvents(env: Environment): Answer<readonly SeenEvent[]>;
  overview(env: Environment): Answer<Overview>;
  funnel(env: Environment): Answer<Funnel>;
  /** `from`: only of those who came since then. */
  timeToMilestone(env: Environment, milestone: string, from?: string): Answer<TimeToMilestone>;
  stalls(env: Environment): Answer<Stalls>;
  /** Address of the file with everybody who is stuck or away now. */
  stallsCsvUrl(env: Environment): string;
  /** By what the last daily look for people who are not there went. */
  away(env: Environment): Answer<AwayStatus>;
  firstScreenLoss(env: Environment): Answer<FirstScreenLoss>;
  stallMap(env: Environment): Answer<StallMap>;
  /** Those behind a figure of a stone, or behind a piece of its evidence where that is named. */
  stallPeople(
    env: Environment,
    asked: { readonly milestone: string; readonly figure: string; readonly evidence: string },
    cursor?: string,
  ): Answer<People>;
  activation(env: Environment): Answer<Activation>;
  /** Stalls that somebody marked as fixed in the product. */
  fixes(env: Environment): Answer<readonly Fix[]>;
  /** How stalls are judged; learned from live traffic for both environments. */
  stallModel(): Answer<StallModel>;
  /** Begins to learn anew, unless that is under way. */
  refitStalls(): Answer<StallModel>;
  experiments(env: Environment): Answer<Experiments>;
  experiment(env: Environment, guide: string): Answer<Experiment>;
  /** `at` is an ISO 8601 time, `days` go to either side of it. */
  beforeAfter(
    env: Environment,
    asked: { readonly milestone: string; readonly at: string; readonly days: number },
  ): Answer<BeforeAfter>;
  markers(): Answer<readonly Marker[]>;
  addMarker(marker: NewMarker): Answer<Marker>;
  removeMarker(id: string): Answer<void>;
  delivery(env: Environment): Answer<Delivery>;
  deadLetters(which: WhichLetters, cursor?: string): Answer<DeadLetters>;
  replayLetters(which: WhichLetters): Answer<ReplayedLetters>;
  removeLetters(which: WhichLetters): Answer<RemovedLetters>;
  /** Address of the file with these letters. */
  lettersExportUrl(which: WhichLetters): string;
  identity(): Answer<IdentityOverview>;
  setIdentityMode(environment: Environment, mode: IdentityMode): Answer<void>;
  newIdentitySecret(): Answer<NewIdentitySecret>;
  /** A link that opens a page of the product with the builder on it. */
  makeBuilderLink(wish: NewBuilderLink): Answer<MadeBuilderLink>;
  builderLink(id: string): Answer<BuilderLink>;
  endBuilderLink(id: string): Answer<void>;
  webhooks(): Answer<readonly Webhook[]>;
  addWebhook(webhook: NewWebhook): Answer<WebhookWithSecret>;
  changeWebhook(id: string, change: WebhookChange): Answer<Webhook>;
  removeWebhook(id: string): Answer<void>;
  rotateWebhook(id: string): Answer<WebhookWithSecret>;
  /** Sends a ping now. */
  testWebhook(id: string): Answer<WebhookAttempt>;
  webhookDeliveries(id: string): Answer<WebhookDeliveries>;
  replayWebhook(id: string, which: WebhookReplay): Answer<WebhookReplayed>;
}

/** Talks to the collector's `/api/`. `base` is its absolute URL with a trailing slash. */
export function createApi(
  platform: Pick<Platform, "fetch">,
  base: string,
  onOutcome: (failure: ApiFailure | undefined) => void,
): Api {
  const url = (path: string, query: Readonly<Record<string, string | undefined>> = {}): string => {
    const target = new URL(path, base);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && value !== "") target.searchParams.set(name, value);
    }
    return target.href;
  };
  const call = async <Value>(method: string, to: string, body?: unknown, leaving = false) => {
    const answer = await exchange<Value>(platform, method, to, body, leaving);
    onOutcome(answer.ok ? undefined : answer.failure);
    return answer;
  };
  const lines = async <Value>(method: string, to: string, body: unknown, patient: Patient) => {
    const answer = await exchangeLines<Value>(platform, method, to, body, patient);
    // What was called off here is no lost connection.
    if (!patient.signal.aborted) onOutcome(answer.ok ? undefined : answer.failure);
    return answer;
  };
  return {
    ...createPeopleApi(call, url),
    ...createTeamApi(call, url),
    ...createPublishApi(call, url),
    ...createReachApi(call, lines, url),
    ...createFeedbackApi(call, url),
    staff: () => call("GET", url("staff")),
    setStaff: (rules) => call("PUT", url("staff"), rules),
    keys: () => call("GET", url("keys")),
    setOrigins: (key, origins) => call("PUT", url(`keys/${encodeURIComponent(key)}`), { origins }),
    seenEvents: (env) => call("GET", url("events/seen", { env })),
    overview: (env) => call("GET", url("insights/overview", { env })),
    funnel: (env) => call("GET", url("insights/funnel", { env })),
    timeToMilestone: (env, milestone, from) =>
      call("GET", url("insights/time-to-milestone", { env, milestone, from })),
    stalls: (env) => call("GET", url("insights/stalls", { env })),
    stallsCsvUrl: (env) => url("stalls.csv", { env }),
    away: (env) => call("GET", url("insights/away", { env })),
    firstScreenLoss: (env) => call("GET", url("insights/first-screen-loss", { env })),
    stallMap: (env) => call("GET", url("stall-map", { env })),
    stallPeople: (env, { milestone, figure, evidence }, cursor) => {
      const which = evidence === "" ? { at: figure } : { evidence };
      return call("GET", url("stall-map/people", { env, milestone, ...which, cursor }));
    },
    activation: (env) => call("GET", url("insights/activation", { env })),
    fixes: (env) => call("GET", url("fixes", { env })),
    stallModel: () => call("GET", url("stall-model")),
    refitStalls: () => call("POST", url("stall-model/refit")),
    experiments: (env) => call("GET", url("experiments", { env })),
    experiment: (env, guide) =>
      call("GET", url(`experiments/${encodeURIComponent(guide)}`, { env })),
    beforeAfter: (env, { milestone, at, days }) =>
      call("GET", url("before-after", { env, milestone, at, days: String(days) })),
    markers: () => call("GET", url("markers")),
    addMarker: (marker) => call("POST", url("markers"), marker),
    removeMarker: (id) => call("DELETE", url(`markers/${encodeURIComponent(id)}`)),
    delivery: (env) => call("GET", url("delivery", { env })),
    deadLetters: (which, cursor) =>
      call("GET", url("dead-letters", { ...queryOf(which), cursor, limit: "20" })),
    replayLetters: (which) => call("POST", url("dead-letters/replay", queryOf(which))),
    removeLetters: (which) => call("DELETE", url("dead-letters", queryOf(which))),
    lettersExportUrl: (which) => url("dead-letters/export", queryOf(which)),
    identity: () => call("GET", url("identity")),
    setIdentityMode: (environment, mode) => call("PUT", url("identity"), { environment, mode }),
    newIdentitySecret: () => call("POST", url("identity/secrets")),
    makeBuilderLink: (wish) => call("POST", url("builder-links"), wish),
    builderLink: (id) => call("GET", url(`builder-links/${encodeURIComponent(id)}`)),
    endBuilderLink: (id) => call("DELETE", url(`builder-links/${encodeURIComponent(id)}`)),
    webhooks: () => call("GET", url("webhooks")),
    addWebhook: (webhook) => call("POST", url("webhooks"), webhook),
    changeWebhook: (id, change) => call("PUT", url(webhookAt(id)), change),
    removeWebhook: (id) => call("DELETE", url(webhookAt(id))),
    rotateWebhook: (id) => call("POST", url(webhookAt(id, "rotate"))),
    testWebhook: (id) => call("POST", url(webhookAt(id, "test"))),
    webhookDeliveries: (id) => call("GET", url(webhookAt(id, "deliveries"), { limit: "20" })),
    replayWebhook: (id, which) => call("POST", url(webhookAt(id, "replay")), which),
  };
}

function queryOf({ env, code, id }: WhichLetters): Readonly<Record<string, string | undefined>> {
  return { env, code, id: id?.toString() };
}

function webhookAt(id: string, step?: string): string {
  return ["webhooks", encodeURIComponent(id), ...(step === undefined ? [] : [step])].join("/");
}

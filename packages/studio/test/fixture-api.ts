import type { Problem } from "@cairn/core";
import type { Draft, LiveEvent, Marker, NewMarker, StaffRules, Version } from "@cairn/core/api";
import { EMPTY_GUIDEBOOK, type Guidebook, checkGuidebook } from "@cairn/core/guidebook";
import type { FixtureAnswer } from "./fixtures/answer.ts";
import { MIRA, teamAnswer } from "./fixtures/team.ts";
import { createDeliveryApi } from "./fixtures/delivery-api.ts";
import { FUNNEL, fixtureCurve, fixtureOverview, fixtureStalls } from "./fixtures/insights.ts";
import { fixtureAway, fixtureFirstScreen } from "./fixtures/away.ts";
import { createStallModelApi } from "./fixtures/stall-model.ts";
import { fixtureBeforeAfter, fixtureExperiments } from "./fixtures/experiments.ts";
import { INVOICING } from "./fixtures/guidebook.ts";
import {
  fixtureActivation,
  fixtureFixes,
  fixtureStallMap,
  fixtureStallPeople,
} from "./fixtures/way.ts";
import { createPeopleApi } from "./fixtures/people-api.ts";
import { createReachApi } from "./fixtures/reach.ts";
import { createPublishingApi } from "./fixtures/publishing-api.ts";
import { SEEN, fixtureLive, minutesAgo } from "./fixtures/people.ts";

/** A collector in memory, as far as the studio sees it. */
export interface FixtureApi {
  answer(method: string, path: string, query: URLSearchParams, body: unknown): FixtureAnswer;
  live(): readonly LiveEvent[];
  /** As if somebody else saved the draft. */
  saveElsewhere(guidebook: Guidebook): void;
  draft(): Draft;
  keys(): readonly { readonly environment: string; readonly origins: readonly string[] }[];
  revokeKeys(): void;
  signOut(): void;
}

/** A product with a history; the same with thirty people who are stuck; one where nothing was ever defined or seen. */
export type FixtureKind = "lived-in" | "crowded" | "empty";

/** A collector in memory that holds such a product. */
export function createFixtureApi(kind: FixtureKind, now = Date.now()): FixtureApi {
  const isEmpty = kind === "empty";
  let isIn = false;
  let guidebook: unknown = isEmpty ? EMPTY_GUIDEBOOK : INVOICING;
  let published = JSON.stringify(guidebook);
  let revision = 7;
  let savedAt = minutesAgo(12, now);
  let paused = false;
  let versions: readonly Version[] = isEmpty
    ? []
    : [
        {
          version: 3,
          publishedAt: minutesAgo(1_300, now),
          by: "Mira",
          note: "Clearer words for the bank step",
        },
        {
          version: 2,
          publishedAt: minutesAgo(7_000, now),
          by: "Mira",
          note: "Answer for refused account numbers",
        },
        { version: 1, publishedAt: minutesAgo(19_000, now), by: "Mira" },
      ];
  let marks: readonly Marker[] = isEmpty
    ? []
    : [
        {
          id: "bank-form",
          at: minutesAgo(40_000, now),
          kind: "fix",
          title: "New bank form",
          milestone: "bank-connected",
        },
        { id: "nav", at: minutesAgo(62_000, now), kind: "release", title: "New navigation" },
      ];
  const people = createPeopleApi(kind, now);
  const reach = createReachApi(isEmpty, now);
  const delivery = createDeliveryApi(isEmpty, now);
  const stallModel = createStallModelApi(kind, now);

  const publishing = createPublishingApi(isEmpty, now, {
    versions: () => versions,
    isPaused: () => paused,
    setPaused: (next) => (paused = next),
    revision: () => revision,
  });

  const judge = (): { problems: readonly Problem[]; warnings: readonly Problem[] } => {
    const { problems, warnings } = checkGuidebook(guidebook);
    return { problems, warnings };
  };
  const draft = (): Draft => ({
    guidebook: guidebook as Guidebook,
    revision,
    savedAt,
    ...(versions[0] === undefined ? {} : { live: versions[0].version }),
    changed: versions.length === 0 || JSON.stringify(guidebook) !== published,
    paused,
    ...judge(),
  });
  const publish = (note: string | undefined, restores?: number): Version => {
    const version: Version = {
      version: (versions[0]?.version ?? 0) + 1,
      publishedAt: new Date(now).toISOString(),
      by: "Mira",
      ...(note === undefined ? {} : { note }),
      ...(restores === undefined ? {} : { restores }),
    };
    versions = [version, ...versions];
    published = JSON.stringify(guidebook);
    return version;
  };
  const save = (next: unknown): void => {
    guidebook = next;
    revision += 1;
    savedAt = new Date(now).toISOString();
  };
  const refuse = (status: number, title: string, detail: string): FixtureAnswer => ({
    status,
    body: { type: "about:blank", title, status, detail },
  });
  let staff: StaffRules = { domains: ["ledgerly.example"], users: [], traits: [] };
  let keys = [
    { key: "pk_live_k3Jq81xW", environment: "live", origins: ["https://app.ledgerly.example"] },
    { key: "pk_test_9fT2mB7c", environment: "test", origins: [] as readonly string[] },
  ];
  // As of the sign-in: later changes are told by `GET keys`.
  const session = {
    ...MIRA,
    collector: "https://cairn.ledgerly.example",
    keys,
  };

  const setOrigins = (key: string, body: unknown): FixtureAnswer => {
    const { origins } = body as { origins: readonly string[] };
    const own = keys.find((one) => one.key === key);
    if (own === undefined) return refuse(404, "There is nothing here", "The key was revoked.");
    if (origins.some((one) => one !== "*" && new URL(one).origin !== one)) {
      return refuse(400, "The request is malformed", "origins is a list of at most 50 origins.");
    }
    const changed = { ...own, origins };
    keys = keys.map((one) => (one === own ? changed : one));
    return { status: 200, body: changed };
  };

  function signed(
    method: string,
    path: string,
    query: URLSearchParams,
    body: unknown,
  ): FixtureAnswer {
    switch (`${method} ${path}`) {
      case "GET draft":
        return { status: 200, body: draft() };
      case "PUT draft": {
        const { guidebook: next, revision: from } = body as {
          guidebook: unknown;
          revision: number;
        };
        if (from !== revision) return refuse(409, "Conflict", "The draft was saved elsewhere.");
        save(next);
        return { status: 200, body: draft() };
      }
      case "POST publish":
        if (judge().problems.length > 0)
          return refuse(422, "Not valid", "Put the problems right first.");
        return { status: 200, body: publish((body as { note?: string }).note) };
      case "GET versions":
        return { status: 200, body: versions };
      case "POST rollback":
        return { status: 200, body: publish(undefined, (body as { version: number }).version) };
      case "GET staff":
        return { status: 200, body: { ...staff, people: { live: 3, test: 1 } } };
      case "PUT staff":
        staff = body as StaffRules;
        return { status: 200, body: { ...staff, people: { live: 3, test: 1 } } };
      case "GET keys":
        return { status: 200, body: keys };
      case "GET events/seen":
        return { status: 200, body: isEmpty ? [] : SEEN };
      case "GET insights/overview":
        return {
          status: 200,
          body: isEmpty
            ? { users: 0, activated: 0, stalledNow: 0, events: 0, deadLetters: 0, guides: [] }
            : fixtureOverview(now),
        };
      case "GET insights/funnel":
        return { status: 200, body: isEmpty ? { users: 0, steps: [] } : FUNNEL };
      case "GET insights/time-to-milestone":
        return { status: 200, body: fixtureCurve(query.get("milestone") ?? "", query.has("from")) };
      case "GET insights/stalls":
        return {
          status: 200,
          body: isEmpty
            ? { byMilestone: [], people: [] }
            : fixtureStalls(now, kind === "crowded" ? 30 : 2),
        };
      case "GET stall-map":
        return { status: 200, body: fixtureStallMap(isEmpty) };
      case "GET stall-map/people":
        return { status: 200, body: fixtureStallPeople(now) };
      case "GET insights/activation":
        return { status: 200, body: fixtureActivation(isEmpty, now) };
      case "GET fixes":
        return { status: 200, body: fixtureFixes(marks, now) };
      case "GET insights/away":
        return { status: 200, body: fixtureAway(kind, now) };
      case "GET insights/first-screen-loss":
        return { status: 200, body: fixtureFirstScreen(isEmpty) };
      case "GET experiments":
        return { status: 200, body: fixtureExperiments(isEmpty, now) };
      case "GET markers":
        return { status: 200, body: marks };
      case "POST markers": {
        const mark = { id: `mark-${marks.length}`, ...(body as NewMarker) };
        marks = [mark, ...marks];
        return { status: 201, body: mark };
      }
      case "GET before-after":
        return { status: 200, body: fixtureBeforeAfter(query, now) };
    }
    // All of them hold what was published last: the stand-in keeps no older one.
    const version = versions.find(({ version: one }) => path === `versions/${one}`);
    if (version !== undefined && method === "GET") {
      return { status: 200, body: { ...version, guidebook: JSON.parse(published) as Guidebook } };
    }
    const mark = marks.find(({ id }) => path === `markers/${id}`);
    if (mark !== undefined && method === "DELETE") {
      marks = marks.filter((one) => one !== mark);
      return { status: 204 };
    }
    if (method === "PUT" && path.startsWith("keys/")) return setOrigins(path.slice(5), body);
    const experiment = fixtureExperiments(isEmpty, now).guides.find(
      ({ guide }) => path === `experiments/${guide}`,
    );
    if (experiment !== undefined) return { status: 200, body: experiment };
    const told =
      delivery(method, path, query, body) ??
      stallModel(method, path) ??
      teamAnswer(method, path, now) ??
      reach(method, path, body) ??
      people(method, path, query) ??
      publishing(method, path, body);
    if (told !== undefined) return told;
    return refuse(404, "Not found", "There is nothing here.");
  }

  return {
    answer(method, path, query, body) {
      if (path === "session" && method === "POST") {
        isIn = (body as { token?: string }).token === "fixture";
        return isIn ? { status: 200, body: session } : refuse(401, "Unknown link", "Used before.");
      }
      if (path === "session" && method === "DELETE") isIn = false;
      if (path === "sign-in") return { status: 200, body: { password: false } };
      if (!isIn)
        return path === "session" && method === "DELETE"
          ? { status: 204 }
          : refuse(401, "Signed out", "Sign in.");
      if (path === "session") return { status: 200, body: session };
      return signed(method, path, query, body);
    },
    live: () => (isEmpty ? [] : fixtureLive(now)),
    saveElsewhere: save,
    draft,
    keys: () => keys,
    revokeKeys() {
      keys = [];
    },
    signOut() {
      isIn = false;
    },
  };
}

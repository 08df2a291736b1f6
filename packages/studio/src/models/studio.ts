import type { SeenEvent, StudioSession } from "@cairn/core/api";
import { type ReadonlySignal, computed, effect, signal, untracked } from "@preact/signals";
import { type Api, createApi } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Route } from "../routes.ts";
import { type Announcer, createAnnouncer } from "./announcer.ts";
import { type Conflicts, createConflicts } from "./conflicts.ts";
import { type Connection, createConnection } from "./connection.ts";
import { type Definitions, createDefinitions } from "./definitions.ts";
import { type CheckDraft, type DraftModel, createDraft } from "./draft.ts";
import { type OnSiteModel, createOnSite } from "./on-site.ts";
import { createPage } from "./create-page.ts";
import type { Page } from "./page.ts";
import { type PresenceModel, createPresence } from "./presence.ts";
import type { StartPreview } from "./preview.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";
import { type Router, createRouter } from "./router.ts";
import { type Session, createSession } from "./session.ts";
import { titleOf } from "./title.ts";

/** Everything that lives as long as the tab. */
export interface Studio {
  readonly api: Api;
  readonly platform: Platform;
  readonly router: Router;
  readonly connection: Connection;
  readonly announcer: Announcer;
  readonly session: Session;
  readonly draft: DraftModel;
  readonly definitions: Definitions;
  readonly conflicts: Conflicts;
  /** Picking on the product itself. */
  readonly onSite: OnSiteModel;
  /** Who else is at work on the draft; undefined before somebody is signed in. */
  readonly presence: ReadonlySignal<PresenceModel | undefined>;
  /** Events that arrived in the present environment; empty until known. */
  readonly seen: ReadonlySignal<readonly SeenEvent[]>;
  /** The open screen; undefined before somebody is signed in. */
  readonly page: ReadonlySignal<Page | undefined>;
  readonly menuOpen: ReadonlySignal<boolean>;
  setMenuOpen(open: boolean): void;
  signedIn(): StudioSession | undefined;
  readonly loadStage: StudioParts["loadStage"];
}

/** Code that comes later than the first view: what judges a draft, and what draws previews. */
export interface StudioParts {
  loadStage(): Promise<StartPreview>;
  loadCheck(): Promise<CheckDraft>;
}

/** Screens that follow changes of their own address themselves. */
const IN_PLACE: ReadonlySet<Route["kind"]> = new Set([
  "people",
  "accounts",
  "overview",
  "delivery",
  "before-after",
  "publish",
  "guides",
  "translations",
]);
/** Screens on which one names events, perhaps one that has just arrived for the first time. */
const NAMES_EVENTS: ReadonlySet<Route["kind"]> = new Set([
  "milestones",
  "milestone",
  "segment",
  "guide",
]);
const SEEN_EVERY_MS = 30_000;

/** Puts the studio together and starts it. `base` is the absolute URL of `/api/`. */
export function createStudio(platform: Platform, base: string, parts: StudioParts): Studio {
  const connection = createConnection();
  const api = createApi(platform, base, connection.tell);
  const announcer = createAnnouncer();
  // The sign-in link's token is read before the router takes the hash for a place.
  const session = createSession(api, platform, () => router.go({ kind: "overview" }));
  const router = createRouter(platform);
  const draft = createDraft(api, platform, announcer, parts.loadCheck);
  const definitions = createDefinitions(draft);
  const menuOpen = signal(false);
  const page = signal<Page | undefined>(undefined);
  const presence = signal<PresenceModel | undefined>(undefined);
  const seen = signal<Resource<readonly SeenEvent[]> | undefined>(undefined);
  const signedIn = (): StudioSession | undefined => session.who.value;

  const studio: Studio = {
    api,
    platform,
    router,
    connection,
    announcer,
    session,
    draft,
    definitions,
    conflicts: createConflicts(draft),
    onSite: createOnSite(api, platform, {
      env: () => router.env.value,
      keys: () => signedIn()?.keys ?? [],
    }),
    presence,
    seen: computed(() => (seen.value === undefined ? [] : (valueOf(seen.value) ?? []))),
    page,
    menuOpen,
    setMenuOpen(open) {
      menuOpen.value = open;
    },
    signedIn,
    loadStage: parts.loadStage,
  };

  effect(() => {
    if (connection.signedOut.value) untracked(session.ended);
  });
  effect(() => {
    if (signedIn() !== undefined) untracked(() => void draft.load());
  });
  effect(() => {
    const role = signedIn()?.role;
    if (role === undefined) return undefined;
    const model = untracked(() =>
      createPresence(api, platform, router, draft, () => role !== "viewer"),
    );
    untracked(() => (presence.value = model));
    return model.stop;
  });
  effect(() => {
    const env = router.env.value;
    if (signedIn() === undefined) return undefined;
    const resource = createResource(platform, () => api.seenEvents(env), SEEN_EVERY_MS);
    untracked(() => (seen.value = resource));
    return resource.stop;
  });
  let key = "";
  effect(() => {
    const place = router.place.value;
    const who = signedIn();
    untracked(() => openPage(place, who));
  });
  effect(() => platform.title(`${titleOf(studio)} · Cairn studio`));
  void session.begin();
  return studio;

  function openPage(place: Router["place"]["value"], who: StudioSession | undefined): void {
    const { route, env } = place;
    // A search that changes as it is typed, and lists that open, belong to the open screen.
    const next =
      who === undefined
        ? ""
        : JSON.stringify({ env, as: [who.name, who.role], ...screenOf(route) });
    if (next === key) return;
    const isFirst = key === "";
    key = next;
    page.peek()?.model?.stop?.();
    menuOpen.value = false;
    page.value = who === undefined ? undefined : createPage(studio, who, place);
    if (who === undefined) return;
    const at = "at" in route ? route.at : undefined;
    if (!isFirst && NAMES_EVENTS.has(route.kind)) seen.peek()?.reload();
    if (at !== undefined) platform.focus(at);
    else if (!isFirst) platform.focus("page-title");
  }
}

/** What of a place opens another screen when it changes. */
function screenOf(route: Route): object {
  if (IN_PLACE.has(route.kind)) return { kind: route.kind };
  if (route.kind === "feedback" || route.kind === "feedback-part") {
    const { days: _days, ...part } = route;
    return part;
  }
  if (route.kind !== "guide") return route;
  const { view: _view, ...guide } = route;
  return guide;
}

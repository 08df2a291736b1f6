import type { CompiledGuidebook, JsonObject, Message } from "@cairn/core";
import { expect, onTestFinished, vi } from "vitest";
import { createEngine } from "../../src/engine/engine.ts";
import type {
  EngineConfig,
  EnginePort,
  Identity,
  PortEvents,
} from "../../src/engine/engine-port.ts";
import { createStage } from "../../src/engine/stage/create-stage.ts";
// The stage imports these when they are needed; here they are fetched before the clock is a fake one.
import "../../src/engine/stage/later.ts";
import type { OpenStage, Stage } from "../../src/engine/stage.ts";
import type { MountWidgets, WidgetPort } from "../../src/port.ts";
import { aTrack } from "./builders.ts";

/** One browser: what tabs on it share. */
export function aBrowser(): Map<string, unknown> {
  return new Map();
}

interface PageOptions {
  readonly browser?: Map<string, unknown>;
  readonly identity?: Partial<Identity>;
  readonly past?: readonly Message[];
  readonly config?: Partial<EngineConfig>;
  readonly token?: string;
  readonly tab?: string;
  readonly session?: string;
  /** How long nobody was here before this session, milliseconds. */
  readonly awayMs?: number;
  /** How the stage, with its stand-in for widgets, comes to the page. */
  readonly widgets?: (stage: OpenStage) => Promise<OpenStage>;
}

/**
 * A page with the engine on it and a collector that publishes `book`. Widgets are a stand-in that keeps the port they
 * were given. Time is vitest's fake time.
 */
export function aPage(book: CompiledGuidebook | undefined, options: PageOptions = {}) {
  const browser = options.browser ?? aBrowser();
  const recorded: { event: string; properties: JsonObject; id: string | undefined }[] = [];
  const listeners = {
    message: new Set<(told: PortEvents["message"]) => void>(),
    identity: new Set<(identity: Identity) => void>(),
    navigation: new Set<(path: string) => void>(),
  };
  const over = new AbortController();
  const collector = { book, state: undefined as unknown, isDown: false, requests: [] as Request[] };
  let identity: Identity = {
    anonymousId: "anon-1",
    traits: {},
    accountTraits: {},
    ...options.identity,
  };
  let path = "/";
  let widgets: WidgetPort | undefined;
  let mounts = 0;
  let stage: Stage | undefined;
  const page = {
    activeMs: 0,
    isLeading: true,
    browser,
    recorded,
    collector,
    /** The port of the widgets on screen; undefined while nothing was mounted. */
    get widgets() {
      return widgets;
    },
    get mounts() {
      return mounts;
    },
    showing: () => widgets?.showing.value.map(({ guide }) => guide.id) ?? [],
    /** The step of the tour on screen. */
    step: () => widgets?.showing.value.find(({ step }) => step)?.step,
    /** What the user does with a guide, or what became of it. */
    report(
      kind: "shown" | "next" | "back" | "dismissed" | "completed" | "never" | "snoozed",
      guide: string,
    ) {
      widgets?.report({ kind, guide });
    },
    /** Opens the inspector, as somebody does who wants to know why nothing shows. */
    async inspect() {
      page.engine.show("?");
      await page.wait();
    },
    /** Why each guide that is not on screen is not, once the stage is there. */
    held: () => stage?.held() ?? [],
    because: (guide: string) => page.held().find((held) => held.guide === guide)?.because,
    eventsNamed: (event: string) => recorded.filter((one) => one.event === event),
    track(event: string, properties: JsonObject = {}) {
      page.hear(aTrack(event, whoOf(identity), Date.now(), properties));
    },
    hear(message: Message, from: "here" | "other-tab" = "here") {
      for (const run of listeners.message) run([message, from]);
    },
    become(next: Partial<Identity>) {
      identity = { ...identity, ...next };
      for (const run of listeners.identity) run(identity);
    },
    /** As `reset` does: somebody of whom nothing is known. */
    reset(anonymousId: string) {
      identity = { anonymousId, traits: {}, accountTraits: {} };
      for (const run of listeners.identity) run(identity);
    },
    goTo(next: string) {
      path = next;
      for (const run of listeners.navigation) run(path);
    },
    /** Lets promises settle and `ms` pass. */
    wait: (ms = 0) => vi.advanceTimersByTimeAsync(ms),
    reload() {
      page.engine.stop();
      return aPage(collector.book, { ...options, browser, identity });
    },
    /** What the developer was told on the console. */
    warnings: [] as string[],
    port: undefined as unknown as EnginePort,
    engine: undefined as unknown as ReturnType<typeof createEngine>,
  };
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (collector.isDown) throw new TypeError("Failed to fetch");
    collector.requests.push(new Request(url, init));
    if (url.includes("/v1/state")) return Response.json(collector.state ?? {});
    if (!collector.book) return new Response(null, { status: 404 });
    const etag = `"${collector.book.revision}-${collector.book.paused}"`;
    const known = new Headers(init.headers).get("if-none-match");
    if (known === etag) return new Response(null, { status: 304 });
    return Response.json(collector.book, { headers: { etag } });
  });
  const port: EnginePort = {
    version: 3,
    config: {
      key: "pk_test_1",
      collector: "https://collector.example",
      debug: false,
      frustration: true,
      ...options.config,
    },
    now: () => Date.now(),
    identity: () => identity,
    past: options.past ?? [],
    on: (name, run) => listen(listeners[name] as Set<typeof run>, run),
    listen: listenUntil(over.signal),
    record(event, properties, id) {
      recorded.push({ event, properties, id });
      const message = aTrack(event, whoOf(identity), Date.now(), properties);
      page.hear(id === undefined ? message : { ...message, messageId: id });
    },
    session: () => ({
      id: options.session ?? "session-1",
      startedMs: 0,
      activeMs: page.activeMs,
      ...(options.awayMs === undefined ? {} : { awayMs: options.awayMs }),
    }),
    context: () => ({
      v: "0",
      session: options.session ?? "session-1",
      seq: 1,
      tab: options.tab ?? "tab-1",
      activeMs: 0,
    }),
    path: () => path,
    storage: {
      get: async (name) => structuredClone(browser.get(name)),
      set: async (name, value) => void browser.set(name, structuredClone(value)),
    },
    isLeadingTab: () => page.isLeading,
    consent: () => "granted",
    identityToken: async () => options.token,
    warn: (_, message) => void page.warnings.push(message),
    guard: (work) => work(),
    emit: () => {},
  };
  const fakeWidgets: MountWidgets = (given) => {
    widgets = given;
    mounts += 1;
    return () => (widgets = undefined);
  };
  page.port = port;
  const engine = createEngine(port, async () => {
    const made = createStage(fakeWidgets, async () => ({ open() {} }));
    const open = (await options.widgets?.(made)) ?? made;
    return { stage: (backstage) => (stage = open(backstage)) };
  });
  page.engine = {
    ...engine,
    // As the entry does: nothing of the page is heard any more.
    stop() {
      over.abort();
      engine.stop();
    },
  };
  // What it watches would go on looking for elements after the document is gone.
  onTestFinished(() => page.engine.stop());
  return page;
}

/** Opens a modal of the page, to which what is on screen gives way, and closes it again. */
export async function giveWay(page: ReturnType<typeof aPage>): Promise<void> {
  const modal = document.createElement("div");
  modal.setAttribute("aria-modal", "true");
  document.body.append(modal);
  await page.wait(600);
  expect(page.showing()).toEqual([]);
  modal.remove();
  await page.wait(600);
}

/** Listens as the entry does, until `signal` says that it is over. */
export function listenUntil(signal: AbortSignal): EnginePort["listen"] {
  return (types, run) => {
    for (const type of types.split(" ")) addEventListener(type, run, { capture: true, signal });
  };
}

function whoOf({ userId, anonymousId }: Identity) {
  return { anonymousId, ...(userId === undefined ? {} : { userId }) };
}

function listen<Run>(runs: Set<Run>, run: Run) {
  runs.add(run);
  return () => void runs.delete(run);
}

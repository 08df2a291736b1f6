import type { Message } from "@cairn/core";
import { objectOrThrow } from "./arguments.ts";
import type { AutocaptureParts, Cairn, CairnEvents, CairnOptions, FlushReport } from "./cairn.ts";
import { createCalls } from "./calls.ts";
import { watchActivity } from "./capture/activity.ts";
import { type Part, createComposer, firstTouch } from "./capture/compose.ts";
import { watchDeclared } from "./capture/declared.ts";
import { watchNavigation } from "./capture/navigation.ts";
import { pathOf } from "./capture/privacy.ts";
import { type BridgeEvents, createEngineBridge } from "./engine-bridge.ts";
import type { EngineConfig, EnginePort, UserState } from "./engine/engine-port.ts";
import { createWarn } from "./errors.ts";
import { createEvents } from "./events.ts";
import { NOTHING, guardCalls } from "./guard-calls.ts";
import { guard } from "./guard.ts";
import { PENDING_MESSAGES, consentAtStart } from "./identity/consent.ts";
import { createMessageIds } from "./identity/message-id.ts";
import { createNotes } from "./identity/notes.ts";
import { createSession } from "./identity/session.ts";
import { nameOf } from "./identity/user.ts";
import { createVisitor } from "./identity/visitor.ts";
import { NOBODY } from "./nobody.ts";
import { createDropCount } from "./outbox/drops.ts";
import { createEngineStorage } from "./outbox/engine-storage.ts";
import { indexedDbRows, openDatabase } from "./outbox/indexed-db.ts";
import { oneTabAtATime } from "./outbox/lock.ts";
import { createOutbox } from "./outbox/outbox.ts";
import { joinTabs } from "./outbox/tabs.ts";
import type { Platform } from "./platform/platform.ts";
import { createTransport } from "./transport/schedule.ts";

/** Wires the parts into one Cairn. `engineUrl` is where the engine is loaded from. */
export function createCairn(
  options: CairnOptions,
  platform: Platform,
  engineUrl: string,
  onDestroy: () => void,
): Cairn {
  const { key, collector, autocapture = true, redact = [] } = options;
  const all = !!autocapture;
  const { clicks = all, forms = all, frustration = all } = Object(autocapture) as AutocaptureParts;
  const prefix = `cairn.${key}.`;
  const warn = createWarn(platform.warn, !!options.debug);
  const events = createEvents<CairnEvents & BridgeEvents>((error) =>
    warn(String(error), String(error)),
  );
  const { on, emit } = events;
  const fault = (code: string, message: string): void => {
    warn(code, message);
    emit("error", { code, message });
  };
  const report = (error: unknown): void => fault(String(error), String(error));
  const dropped: Record<string, number> = {};
  const tally = { ...NOTHING, dropped };
  let hasLeft = false;
  let held: Message[] = [];
  let token: string | (() => Promise<string>) | undefined;

  // Who is here, and what may be remembered of them.
  let consent = consentAtStart({
    asked: options.consent,
    isRemembered: !!platform.read(`${prefix}consent`),
    globalPrivacyControl: options.gpc !== "ignore" && platform.globalPrivacyControl(),
  });
  const isGranted = (): boolean => consent === "granted";
  const notes = createNotes(platform, prefix, options.cookieDomain, () => consent);
  const newId = createMessageIds(platform.now, platform.randomWords);
  const tab = newId();
  const visitor = createVisitor(notes, () => firstTouch(platform), newId);
  const user = visitor.current;
  const name = (): string => nameOf(user());
  const takeActiveMs = watchActivity(platform, () => session.touch());
  const session = createSession({ notes, now: platform.now, newId, takeActiveMs });

  // From a call to the collector.
  const untold = createDropCount(notes);
  function drop(reason: string, count: number): void {
    dropped[reason] = (dropped[reason] ?? 0) + count;
    untold.add(reason, count);
    emit("dropped", { reason, count });
  }
  const outbox = createOutbox({
    ...platform,
    notes,
    rows: indexedDbRows(openDatabase(`${prefix}outbox`)),
    onStored(rows) {
      tally.stored += rows.length;
      // Other tabs and the next page need to know the session, but not at the cost of each call.
      session.sync();
      emit("stored", { messageIds: rows.map((row) => row.id) });
    },
    drop,
    onMemory: (error) => emit("error", { code: "storage-denied", message: String(error) }),
  });
  const transport = createTransport({
    platform,
    outbox,
    drops: untold,
    key,
    collector,
    lock: (work) => oneTabAtATime(platform, notes, `${prefix}lock`, work),
    onVerdict(count, duplicates, refused) {
      tally.sent += count;
      tally.duplicates += duplicates;
      tally.rejected += refused.length;
      for (const code of refused) drop(code, 1);
      emit("sent", { count });
    },
    onRefused: (status) =>
      fault(
        "refused",
        `${collector} answered ${status}: check the key and its allowed origins. Events are kept`,
      ),
  });
  function keep(message: Message): void {
    outbox.add(message);
    transport.add(1);
  }
  function record(part: Part, messageId = newId()): void {
    const current = session.current();
    current.seq++;
    session.touch();
    const message = composer.message(part, messageId, platform.now(), user(), current);
    if (isGranted()) keep(message);
    else if (consent === "pending") {
      held.push(message);
      // Who somebody is cannot be learned again, so an event or a page view goes.
      if (held.length > PENDING_MESSAGES) {
        held.splice(
          held.findIndex((waiting) => "properties" in waiting),
          1,
        );
        drop("consent-pending", 1);
      }
    }
    tabs.relay(name(), message);
    bridge.message(message, "here");
  }
  const track = (event: string, properties: object, messageId?: string): void =>
    record(
      { type: "track", event, properties: objectOrThrow(event, properties, redact) },
      messageId,
    );

  const askToken = async () => (typeof token === "function" ? token() : token);

  // The engine, and the other tabs.
  const engineDatabase = openDatabase(`${prefix}engine`);
  const bridge = createEngineBridge(
    platform,
    engineUrl,
    {
      config: {
        ...options,
        debug: !!options.debug,
        frustration,
      } as EngineConfig,
      now: platform.now,
      identity: user,
      record: track,
      activeMs: () => session.current().activeMs,
      session: session.current,
      context: () => composer.context(session.current()),
      path: () => pathOf(platform.url()),
      storage: createEngineStorage(engineDatabase, name, isGranted),
      isLeadingTab: () => tabs.isLeading(),
      consent: () => consent,
      identityToken: () => askToken().catch(() => undefined),
      warn,
      guard: (work, fallback) => guard(work, fallback, report),
      emit: emit as EnginePort["emit"],
    },
    events,
  );
  const composer = createComposer(platform, key, tab, () => bridge.engine()?.revision());
  const tabs = joinTabs(platform, `${prefix}tabs`, name, (message) =>
    bridge.message(message, "other-tab"),
  );

  async function withdraw(): Promise<void> {
    transport.abort();
    await outbox.remove(await outbox.read(), "consent-denied");
    await engineDatabase("readwrite", (store) => store.clear()).catch(() => {});
  }
  function decide(decision: "granted" | "denied"): void {
    const waiting = held;
    held = [];
    // Without consent so far there is no database, and looking for one would make it.
    if (decision === "denied" && isGranted()) void withdraw();
    consent = decision;
    if (decision === "granted") {
      notes.write("consent", true);
      visitor.change(user());
      session.sync();
      waiting.forEach(keep);
    } else {
      if (waiting.length) drop("consent-denied", waiting.length);
      notes.forget();
    }
  }
  async function flush(to?: "outbox" | "collector"): Promise<FlushReport> {
    let pending = held.length;
    if (isGranted()) {
      await (to === "outbox" ? outbox.write() : transport.flush());
      pending = await outbox.count();
    }
    return { ...tally, pending, storage: outbox.isMemory() ? "memory" : "indexeddb" };
  }
  function attend({ type }: { readonly type: string }): void {
    if (type !== "pagehide" && platform.isVisible()) {
      hasLeft = false;
      transport.wake();
      return;
    }
    if (!hasLeft) {
      hasLeft = true;
      const { activeMs } = session.current();
      track("Session Ended", { activeMs, reason: type === "pagehide" ? "left" : "hidden" });
    }
    session.sync();
    if (!isGranted()) return;
    transport.leave();
    if (type === "pagehide") {
      outbox.leave();
      transport.abort();
    }
  }
  const page = (): void => record({ type: "page", properties: {} });

  platform.listen("visibilitychange pagehide pageshow online", attend);
  watchNavigation(platform, (path) => {
    if (autocapture) page();
    bridge.navigation(path);
  });
  if (clicks) watchDeclared(platform, "click", (event) => track(event, {}));
  if (forms) watchDeclared(platform, "submit", (event) => track(event, {}));
  if (isGranted()) {
    void outbox.recover();
    // What earlier pages left behind goes out even when this page has nothing to add.
    transport.add(0);
  } else if (consent === "denied" && platform.read(`${prefix}user`)) {
    void withdraw();
    notes.forget();
  }
  if (autocapture) page();

  const calls = createCalls({
    redaction: redact,
    bridge,
    newId,
    user,
    become(next) {
      const isAnother = next.anonymousId !== user().anonymousId;
      visitor.change(next);
      if (isAnother) session.end();
      bridge.identity(next);
    },
    record,
    useToken: (given) => (token = given),
    decide,
    flush,
    on,
    destroy() {
      void outbox.write();
      for (const part of [platform, transport, tabs, bridge]) part.stop();
      onDestroy();
    },
  });
  const state = (): UserState => bridge.engine()?.state.value ?? { ...NOBODY, ...user() };
  return guardCalls(calls, state, report);
}

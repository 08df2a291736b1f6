import type { Message, Stop } from "@cairn/core";
import { objectOf } from "./arguments.ts";
import type { Cairn, CairnEvents, CairnOptions, FlushReport } from "./cairn.ts";
import { createCalls } from "./calls.ts";
import { watchActivity } from "./capture/activity.ts";
import { type Part, createComposer, firstTouch } from "./capture/compose.ts";
import { watchDeclared } from "./capture/declared.ts";
import { watchNavigation } from "./capture/navigation.ts";
import { pathOf } from "./capture/privacy.ts";
import { createEngineBridge } from "./engine-bridge.ts";
import type { UserState } from "./engine/engine-port.ts";
import { createWarn } from "./errors.ts";
import { guard } from "./guard.ts";
import { guardCalls } from "./guard-calls.ts";
import { consentAtStart } from "./identity/consent.ts";
import { createMessageIds } from "./identity/message-id.ts";
import { createNotes } from "./identity/notes.ts";
import { createSession, parseSession } from "./identity/session.ts";
import { createVisitor } from "./identity/visitor.ts";
import { type Listeners, createListeners } from "./listeners.ts";
import { NOBODY } from "./off-cairn.ts";
import { createDropCount } from "./outbox/drops.ts";
import { createEngineStorage } from "./outbox/engine-storage.ts";
import { createGate } from "./outbox/gate.ts";
import { indexedDbRows, openDatabase } from "./outbox/indexed-db.ts";
import { oneTabAtATime } from "./outbox/lock.ts";
import { createOutbox } from "./outbox/outbox.ts";
import { joinTabs } from "./outbox/tabs.ts";
import type { Platform } from "./platform/platform.ts";
import { createTransport } from "./transport/schedule.ts";

// Other tabs and the next page need to know the session, but not of each message.
const SYNC_EVERY_MS = 5000;

/** Wires the parts into one Cairn. `engineUrl` is where the engine is loaded from. */
export function createCairn(
  options: CairnOptions,
  platform: Platform,
  engineUrl: string,
  onDestroy: () => void,
): Cairn {
  const { key, collector, autocapture = true, redact = [] } = options;
  const prefix = `cairn.${key}.`;
  const warn = createWarn(platform.warn, options.debug === true);
  let isReporting = false;
  let hasLeft = false;
  let storedCount = 0;
  let syncedMs = 0;
  let token: string | (() => Promise<string>) | undefined;

  const lists = new Map<keyof CairnEvents, Listeners<never>>();
  function listeners<Name extends keyof CairnEvents>(name: Name): Listeners<CairnEvents[Name]> {
    const list = lists.get(name) ?? createListeners(report);
    lists.set(name, list);
    return list as Listeners<CairnEvents[Name]>;
  }
  function emit<Name extends keyof CairnEvents>(name: Name, detail: CairnEvents[Name]): void {
    lists.get(name)?.tell(detail as never);
  }
  function report(error: unknown): void {
    warn("internal", `an error inside Cairn or one of its listeners: ${String(error)}`);
    // A listener of "error" that throws is not told of its own error.
    if (isReporting) return;
    isReporting = true;
    emit("error", { code: "internal", message: String(error) });
    isReporting = false;
  }

  let consent = consentAtStart({
    asked: options.consent,
    isRemembered: platform.read(`${prefix}consent`) === "granted",
    asksForPrivacy: options.gpc !== "ignore" && platform.asksForPrivacy(),
  });
  const notes = createNotes(platform, prefix, options.cookieDomain, () => consent);
  const newId = createMessageIds(platform.now, platform.randomWords);
  const visitor = createVisitor(notes.of("user"), notes.cookie, () => firstTouch(platform), newId);
  const activity = watchActivity(platform);
  const sessionNote = notes.of("session");
  const session = createSession({
    ...activity,
    now: platform.now,
    newId,
    load: () => parseSession(sessionNote.read()),
    save: (current) => sessionNote.write(JSON.stringify(current)),
  });
  const drops = createDropCount(notes.of("drops"), (reason, count) =>
    emit("dropped", { reason, count }),
  );
  const outbox = createOutbox({
    now: platform.now,
    after: platform.after,
    rows: indexedDbRows(openDatabase(`${prefix}outbox`)),
    journal: notes.of("journal"),
    onStored(messageIds) {
      storedCount += messageIds.length;
      emit("stored", { messageIds });
    },
    onDropped: drops.add,
    onMemory: (because) =>
      emit("error", {
        code: "storage-denied",
        message: `IndexedDB failed (${because}): events live in memory until they are sent`,
      }),
  });
  const tab = newId().slice(-12);
  const transport = createTransport({
    platform,
    outbox,
    drops,
    key,
    collector,
    exclusively: (work) => oneTabAtATime(platform, `${prefix}lock`, tab, work),
    onSent: (count) => emit("sent", { count }),
    onRefused(status) {
      const reason =
        status === 401 ? "it does not know this key" : "the key does not allow this origin";
      const message = `${collector} answered ${status}: ${reason}. Events stay in the browser; sending starts again with the next page`;
      warn("refused", message);
      emit("error", { code: "refused", message });
    },
  });
  const gate = createGate(consent, keep, drops.add);
  const storage = createEngineStorage(openDatabase(`${prefix}engine`), () =>
    consent === "granted" ? (visitor.current().userId ?? visitor.current().anonymousId) : undefined,
  );
  const bridge = createEngineBridge(platform, options, engineUrl, {
    identity: visitor.current,
    record: (event, properties, messageId) =>
      record(
        { type: "track", event, properties: objectOf(warn, event, properties, redact) },
        messageId,
      ),
    activeMs: () => session.current().activeMs,
    session: session.current,
    context: () => composer.context(session.current()),
    path: () => pathOf(platform.url()),
    storage,
    isLeadingTab: () => tabs.isLeading(),
    consent: () => consent,
    identityToken: async () => {
      try {
        return (typeof token === "function" ? await token() : token) || undefined;
      } catch {
        return undefined;
      }
    },
    warn,
    guard: (work, fallback) => guard(work, fallback, report),
    emit: (name, detail) => emit(name, detail as never),
    report,
  });
  const composer = createComposer(platform, key, tab, () => bridge.engine()?.revision());
  const tabs = joinTabs(platform, `${prefix}tabs`, visitor.current, (message) =>
    bridge.message(message, "other-tab"),
  );

  function keep(message: Message): void {
    outbox.add(message);
    transport.announce(1);
  }
  function record(part: Part, messageId = newId()): void {
    const nowMs = platform.now();
    if (nowMs - syncedMs > SYNC_EVERY_MS) {
      syncedMs = nowMs;
      session.sync();
    }
    const current = session.next();
    const message = composer.message(part, messageId, nowMs, visitor.current(), current);
    gate.pass(message);
    tabs.relay(message);
    bridge.message(message, "here");
  }
  function decide(decision: "granted" | "denied"): void {
    const before = consent;
    consent = decision;
    if (decision === "granted") {
      notes.of("consent").write(decision);
      visitor.save();
      session.sync();
    } else {
      notes.forget();
      transport.interrupt();
      // Without consent so far there is no database, and looking for one would make it.
      if (before === "granted") {
        void outbox.clear("consent-denied");
        void storage.clear();
      }
    }
    gate.decide(decision);
  }
  async function flush(to: "outbox" | "collector"): Promise<FlushReport> {
    const mayStore = consent === "granted";
    if (mayStore) await (to === "outbox" ? outbox.write() : transport.flush());
    const pending = mayStore ? await outbox.count() : 0;
    return {
      ...transport.tally(),
      stored: storedCount,
      dropped: drops.total(),
      pending: pending + gate.waiting(),
      storage: outbox.memoryBecause() ? "memory" : "indexeddb",
    };
  }
  function attend(event: Event): void {
    const isGoing = event.type === "pagehide";
    if (!isGoing && platform.attention() !== "hidden") {
      hasLeft = false;
      if (event.type === "pageshow" || event.type === "online") transport.wake();
      return;
    }
    if (!hasLeft) {
      hasLeft = true;
      const { activeMs } = session.current();
      const reason = isGoing ? "left" : "hidden";
      record({ type: "track", event: "Session Ended", properties: { activeMs, reason } });
    }
    session.sync();
    if (consent !== "granted") return;
    transport.leave();
    if (isGoing) {
      outbox.leave();
      transport.interrupt();
    }
  }

  const watched =
    typeof autocapture === "object" ? autocapture : { clicks: autocapture, forms: autocapture };
  const page = (): void => record({ type: "page", properties: {} });
  const declared = { clicks: watched.clicks !== false, forms: watched.forms !== false };
  const stops: Stop[] = [
    activity.stop,
    tabs.stop,
    bridge.stop,
    transport.stop,
    platform.listen("visibilitychange pagehide pageshow online", (event) =>
      guard(() => attend(event), undefined, report),
    ),
    watchNavigation(platform, (path) => {
      if (autocapture) page();
      bridge.navigation(path);
    }),
    watchDeclared(platform, declared, (event) => record({ type: "track", event, properties: {} })),
  ];
  if (consent === "granted") {
    void outbox.recover();
    // What earlier pages left behind goes out even when this page has nothing to add.
    transport.announce(0);
  } else if (consent === "denied" && platform.read(`${prefix}user`)) {
    consent = "granted";
    decide("denied");
  }
  if (autocapture) page();

  const states = createListeners<UserState>(report);
  bridge.call((engine) => stops.push(engine.state.subscribe(states.tell)));
  const state = (): UserState => {
    const { anonymousId, userId, accountId } = visitor.current();
    return (
      bridge.engine()?.state.value ?? {
        ...NOBODY,
        anonymousId,
        ...(userId ? { userId } : {}),
        ...(accountId ? { accountId } : {}),
      }
    );
  };
  return guardCalls(
    createCalls({
      warn,
      redaction: redact,
      bridge,
      newId,
      user: visitor.current,
      become(user, isAnother) {
        visitor.change(user);
        if (isAnother) session.renew();
        bridge.identity(user);
      },
      record,
      useToken: (given) => (token = given),
      decide,
      flush,
      state,
      states,
      listeners,
      destroy() {
        void outbox.write();
        for (const stop of stops) stop();
        onDestroy();
      },
    }),
    report,
  );
}

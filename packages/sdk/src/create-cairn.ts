import type { Message } from "@cairn/core";
import type { ProblemDetails } from "@cairn/core/api";
import { objectOrThrow } from "./arguments.ts";
import type { AutocaptureParts, Cairn, CairnEvents, CairnOptions, FlushReport } from "./cairn.ts";
import { createCalls } from "./calls.ts";
import { watchActivity } from "./capture/activity.ts";
import { type Part, createComposer, firstTouch } from "./capture/compose.ts";
import { watchDeclared } from "./capture/declared.ts";
import { watchLeaving } from "./capture/leaving.ts";
import { watchNavigation } from "./capture/navigation.ts";
import { pathOf } from "./capture/privacy.ts";
import { createStormGuard } from "./capture/storm.ts";
import { createEngineBridge } from "./engine-bridge.ts";
import type { PortEvents, UserState } from "./engine/engine-port.ts";
import { createWarn } from "./errors.ts";
import { createEvents } from "./events.ts";
import { NOTHING, guardCalls } from "./guard-calls.ts";
import { guard } from "./guard.ts";
import { consentAtStart, hold } from "./identity/consent.ts";
import { createMessageIds } from "./identity/message-id.ts";
import { createNotes } from "./identity/notes.ts";
import { createSession } from "./identity/session.ts";
import { createTokens } from "./identity/tokens.ts";
import { nameOf } from "./identity/user.ts";
import { createVisitor } from "./identity/visitor.ts";
import { NOBODY } from "./nobody.ts";
import { addDrops } from "./outbox/drops.ts";
import { createEngineStorage } from "./outbox/engine-storage.ts";
import { indexedDbRows, openDatabase } from "./outbox/indexed-db.ts";
import { oneTabAtATime } from "./outbox/lock.ts";
import { createOutbox } from "./outbox/outbox.ts";
import { createTabs } from "./outbox/tabs.ts";
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
  const debug = options.debug || platform.tool;
  // A part that an object of parts leaves out is captured: the object is as good as true.
  const all = autocapture as boolean;
  const { clicks = all, forms = all, frustration = all } = Object(autocapture) as AutocaptureParts;
  const prefix = `cairn.${key}.`;
  const warn = createWarn(platform.warn, debug);
  const events = createEvents<CairnEvents & PortEvents>((error) =>
    warn(String(error), String(error)),
  );
  const { on, emit } = events;
  const fault = (code: string, message: string): void => {
    warn(code, message);
    emit("error", { code, message });
  };
  const report = (error: unknown): void => fault(String(error), String(error));
  let held: Message[] = [];

  // Who is here, and what may be remembered of them.
  const notes = createNotes(
    platform,
    prefix,
    options.cookieDomain,
    consentAtStart(
      options.consent,
      platform.read(`${prefix}consent`),
      options.gpc !== "ignore" && platform.asksForPrivacy(),
    ),
  );
  const isGranted = (): boolean => notes.allowed === "granted";
  const newId = createMessageIds(platform.now, platform.randomWords);
  const tab = newId();
  const visitor = createVisitor(notes, () => firstTouch(platform), newId);
  const user = visitor.current;
  const tokens = createTokens(platform.now, () => user().userId);
  const pageActiveMs = watchActivity(platform, (isFocused) => {
    session.touch();
    if (isFocused) tabs.lead();
  });
  const session = createSession({ notes, now: platform.now, newId, pageActiveMs });

  // From a call to the collector.
  const dropped: Record<string, number> = {};
  const tally = { ...NOTHING, dropped };
  function onDrop(reason: string, count: number): void {
    addDrops(dropped, reason, count);
    emit("dropped", { reason, count });
  }
  const outbox = createOutbox({
    ...platform,
    notes,
    rows: indexedDbRows(openDatabase(`${prefix}outbox`)),
    newId,
    onStored(rows) {
      tally.stored += rows.length;
      // Other tabs and the next page need to know the session, but not at the cost of each call.
      session.sync();
      emit("stored", { messageIds: rows.map((row) => row.id) });
    },
    onDrop,
    onMemory: (error) => emit("error", { code: "storage-denied", message: String(error) }),
  });
  const transport = createTransport({
    platform,
    outbox,
    key,
    collector,
    proof: () => tokens.of(user().userId),
    lock: (work, signal) => oneTabAtATime(platform, notes, `${prefix}lock`, work, signal),
    onVerdict({ accepted = 0, duplicates = 0, rejected = [] }) {
      tally.sent += accepted;
      tally.duplicates += duplicates;
      tally.rejected += rejected.length;
      // The collector keeps those that it refused itself, so they need no report.
      for (const { code, message } of rejected) {
        onDrop(code, 1);
        warn(code, message);
      }
      emit("sent", { count: accepted });
    },
    onRefused: ({ status, body }) =>
      fault("refused", `${collector}: ${status} ${(body as ProblemDetails)?.detail}`),
  });
  function keep(message: Message): void {
    outbox.add(message, tokens.of(message.userId));
    transport.add(1);
  }
  // A call of the host only notes who did what when; messages are put together after its own work.
  let noted: (() => void)[] = [];
  let made: Message[] = [];
  let seq = 0;
  const isStorm = createStormGuard(platform.now);
  function compose(): void {
    // Nobody has seen a page that the browser renders ahead, and nobody may ever.
    if (platform.isVisible() === undefined) return;
    const waiting = noted;
    noted = [];
    for (const run of waiting) guard(run, report);
    // Once for all of them: each costs a copy for every tab.
    if (made.length) tabs.relay(made);
    made = [];
  }
  function record(part: Part, messageId?: string): void {
    if ("properties" in part && isStorm()) return outbox.drop("storm");
    const current = session.current();
    // Tabs go on from what another one wrote down, but none uses a number twice.
    current.seq = seq = Math.max(seq, current.seq) + 1;
    session.touch();
    const at = {
      atMs: platform.now(),
      user: user(),
      page: composer.page(),
      cairn: composer.contextNow(current),
    };
    const first = noted.push(() => {
      const message = composer.message(part, messageId ?? newId(), at);
      if (isGranted()) keep(message);
      else if (notes.allowed === "pending" && !hold(held, message)) outbox.drop("consent-pending");
      made.push(message);
      bridge.pass(message, "here");
    });
    if (first === 1) platform.after(0, compose);
  }
  const track = (event: string, properties: object, messageId?: string): void =>
    record({ type: "track", event, properties: objectOrThrow(properties, redact) }, messageId);

  // The engine, and the other tabs.
  const engineDatabase = openDatabase(`${prefix}engine`);
  const bridge = createEngineBridge(
    platform,
    engineUrl,
    {
      config: { ...options, debug, frustration },
      now: platform.now,
      identity: user,
      record: track,
      session: session.current,
      context: () => composer.contextNow(session.current()),
      path: () => pathOf(platform.url()),
      listen: platform.listen,
      storage: createEngineStorage(engineDatabase, isGranted),
      isLeadingTab: () => tabs.isLeading(),
      consent: () => notes.allowed,
      identityToken: tokens.ask,
      warn,
      guard: (work) => guard(work, report),
      emit,
    },
    events,
  );
  const composer = createComposer(
    platform,
    key,
    tab,
    () => bridge.engine()?.revision(),
    outbox.place,
  );
  const tabs = createTabs(platform, `${prefix}tabs`, (messages) => {
    for (const message of messages) {
      if (nameOf(message) === nameOf(user())) bridge.pass(message, "other-tab");
    }
    // Should that tab die, its messages are sent from here.
    if (isGranted()) transport.add(0);
  });

  async function withdraw(): Promise<void> {
    transport.abort();
    // Dropping old rows leaves a report, which must not stay either.
    for (let rows; (rows = await outbox.read()).length; onDrop("consent-denied", rows.length)) {
      await outbox.remove(rows);
    }
    await engineDatabase((store) => store.clear()).catch(() => {});
  }
  function decide(decision: "granted" | "denied"): void {
    compose();
    const waiting = held;
    held = [];
    // Without consent so far there is no database, and looking for one would make it.
    if (decision === "denied" && isGranted()) void withdraw();
    notes.allowed = decision;
    if (decision === "granted") {
      notes.write("consent", true);
      visitor.change(user());
      session.sync();
      waiting.forEach(keep);
    } else {
      if (waiting.length) onDrop("consent-denied", waiting.length);
      notes.forget();
    }
  }
  async function flush(to?: "outbox" | "collector"): Promise<FlushReport> {
    compose();
    let pending = held.length;
    if (isGranted()) {
      await (to === "outbox" ? outbox.write() : transport.flush());
      pending = (await outbox.read()).length;
    }
    return { ...tally, pending, storage: outbox.place() ?? "indexeddb" };
  }
  const page = (): void => record({ type: "page", properties: {} });

  tabs.join();
  // A page that opens visibly takes the lead; later it takes focus.
  if (platform.isVisible()) tabs.lead();
  watchLeaving(
    platform,
    (isGoing, isNew) => {
      const { activeMs } = session.current();
      if (isNew) track("Session Ended", { activeMs, reason: isGoing ? "left" : "hidden" });
      compose();
      session.sync();
      if (isGoing) tabs.leave();
      if (isGranted()) transport.leave(isGoing);
    },
    () => {
      compose();
      tabs.join();
      if (isGranted()) void transport.flush();
    },
  );
  watchNavigation(platform, (path) => {
    if (autocapture) page();
    emit("navigation", path);
  });
  const declared = `${clicks ? "click" : ""} ${forms ? "submit" : ""}`;
  watchDeclared(platform, declared, (event) => track(event, {}));
  if (isGranted()) {
    void outbox.recover();
    // What earlier pages left behind goes out even when this page has nothing to add.
    transport.add(0);
  } else if (notes.allowed === "denied" && platform.read(`${prefix}user`)) {
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
      compose();
      const isAnother = next.anonymousId !== user().anonymousId;
      visitor.change(next);
      if (isAnother) session.end();
      emit("identity", next);
    },
    record,
    useToken: tokens.use,
    decide,
    flush,
    on,
    destroy() {
      compose();
      void outbox.write();
      tabs.leave();
      for (const part of [platform, transport, bridge]) part.stop();
      onDestroy();
    },
  });
  const state = (): UserState => bridge.engine()?.state() ?? { ...NOBODY, ...user() };
  return guardCalls(calls, state, report);
}

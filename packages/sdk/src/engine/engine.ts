import {
  type CompiledGuidebook,
  type Facts,
  type UiSignal,
  isActivated,
  milestonesReached,
  openMilestones,
} from "@cairn/core";
import type { Engine, EnginePort } from "./engine-port.ts";
import { factsOf } from "./facts.ts";
import { createGuidebookSource } from "./guidebook-source.ts";
import { isMeant } from "./no-code.ts";
import { watchSignals } from "./signals/watch-signals.ts";
import { shared } from "./shared.ts";
import type { Backstage, LoadStage, Stage, View } from "./stage.ts";
import { mustDefer } from "./stall-guards.ts";
import { createStallWatch } from "./stall-watch.ts";
import { createTellState } from "./told-state.ts";
import { createUser } from "./user.ts";
import { waitsOf } from "./waits-of.ts";

// Active time, schedules and snoozes move on by themselves: often enough to notice, seldom enough to cost nothing.
const TICK_MS = 5_000;
// Signals that wait for the stage: the first says where they begin, the latest whether somebody types. Where the stage
// cannot be had, nobody reads them.
const MOST_UNREAD = 300;
const RETRY_MS = 2_000;
// Who wants to cancel is not kept waiting for widgets that do not come.
const CANCEL_MS = 2_000;

/** The engine with its parts wired. `load` brings the widgets; tests hand over their own. */
export function createEngine(port: EnginePort, load: LoadStage): Engine {
  let book: CompiledGuidebook | undefined;
  let reachedAt: Readonly<Record<string, number>> = {};
  let stage: Stage | undefined;
  let loading: Promise<void> | undefined;
  let triesLeft = 2;
  let isDue = false;
  let isStopped = false;
  const landed: UiSignal = { kind: "navigation", atMs: port.now(), path: port.path() };
  const onChange = () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      if (!isStopped) port.guard(update);
    });
  };
  const forget = () => {
    stage?.reset();
    backstage.asked.clear();
    backstage.opening = undefined;
  };
  const user = createUser(port, {
    onChange,
    onSwitch() {
      reachedAt = {};
      backstage.signals = [landed];
      forget();
      stall.restart();
    },
    onEvent: (event) => stall.addEvent(event),
  });
  /** When they last typed or read on, or came to the page. */
  let busyMs = landed.atMs;
  const stall = createStallWatch(port, user, onChange, (hasFailed) => {
    const isGuided = backstage.opening || stage?.shown().showing;
    return mustDefer(busyMs, isGuided, hasFailed, port.now());
  });
  const tellState = createTellState(port);
  const feed = (signal: UiSignal) => {
    const { kind, atMs } = signal;
    if (kind === "edit") busyMs = atMs;
    const isPause = ["leave", "tick"].includes(kind);
    if (isPause) void user.save();
    if (backstage.signals.push(signal) > MOST_UNREAD) backstage.signals.splice(1, 1);
    stage?.readSignals();
    if (!isPause && port.config.frustration) bring();
  };
  const backstage: Backstage = {
    port,
    user,
    landed,
    signals: [landed],
    shared,
    asked: new Set(),
    feed,
    onChange,
  };
  const bring = () => {
    if (loading || !triesLeft) return;
    triesLeft -= 1;
    loading = load().then(
      (loaded) => {
        if (isStopped) return;
        stage = loaded.stage(backstage);
        onChange();
      },
      () => {
        port.warn("widgets", "No widgets.");
        // Tried once more by what happens later, at a tick if nothing does; not at once, as much may be done in a moment.
        setTimeout(() => (loading = undefined), RETRY_MS);
      },
    );
  };

  const act = (on: "click" | "submit" | "visit", element?: Element) => {
    const path = port.path();
    for (const rule of book?.events ?? []) {
      if (isMeant(rule, on, path, element)) port.record(rule.name, { path });
    }
  };

  function update(): void {
    // Nothing is decided on half of the truth: what was seen and dismissed before may not be known yet.
    const facts = book && user.isLoaded ? look(book) : undefined;
    if (book?.paused) forget();
    const view = facts && viewOf(book!, facts);
    stage?.update(view);
    const { anonymousId, userId, accountId } = user.who;
    tellState({
      ready: !!facts,
      anonymousId,
      userId,
      accountId,
      goal: facts?.traits["goal"] as string | undefined,
      activated: !!book && isActivated(reachedAt, book),
      milestones: reachedAt,
      next: facts && book && openMilestones(reachedAt, book)[0]?.id,
      stall: facts?.stall,
      tipsOff: user.kept.choices.tipsOff,
      ...stage?.shown(),
    });
  }

  /** What the stage must know; brings it where something may have to be drawn. */
  function viewOf(now: CompiledGuidebook, facts: Facts): View {
    const { guides, help, faqs } = now;
    const { choices } = user.kept;
    const waits = waitsOf(now, facts, user.kept);
    const mayOffer = help.suggestOnStall && facts.stall && faqs.length > 0;
    const isHelpWanted = !now.paused && !!(backstage.opening || help.launcher || mayOffer);
    const isBegun = choices.tour || (user.who.userId && choices.unsent) || now.thrash;
    if (isHelpWanted || isBegun || backstage.asked.size || waits.size < guides.length) bring();
    return { book: now, facts, waits, isHelpWanted, failed: stall.failed() };
  }

  /** Brings what is known of the user up to date. */
  function look(now: CompiledGuidebook): Facts {
    const before = Object.keys(reachedAt).length;
    reachedAt = milestonesReached(
      user.kept.progress,
      now,
      user.synced?.accountReachedAt,
      port.now(),
    );
    if (Object.keys(reachedAt).length > before)
      backstage.signals.push({ kind: "progress", atMs: port.now() });
    for (const { id, title } of now.milestones) {
      if (id in reachedAt) user.tellOnce("Milestone Reached", { milestone: id, title }, id);
    }
    return factsOf(port, now, user, reachedAt, stall.look(now, reachedAt));
  }

  const lookForBook = createGuidebookSource(port, (found) => {
    if (isStopped) return;
    const isFirst = !book;
    book = found;
    stall.restart();
    user.useBook(found);
    if (isFirst) act("visit");
    onChange();
  });
  const tick = setInterval(() => {
    if (document.hidden) return;
    void lookForBook();
    onChange();
  }, TICK_MS);
  const stopWatching = watchSignals(port, feed, act, () => (busyMs = port.now()));
  const stopFollowing = port.on("navigation", (path) => {
    busyMs = port.now();
    feed({ kind: "navigation", atMs: port.now(), path });
    act("visit");
    onChange();
  });

  // The inspector comes with the stage, and tells why nothing shows.
  if (port.config.debug) bring();
  return {
    show(id) {
      backstage.asked.add(id);
      onChange();
    },
    hide(id) {
      if (stage) stage.hide(id);
      // What is on its way is put away once it is there.
      else void loading?.then(() => stage?.hide(id));
      if (!id) backstage.opening = undefined;
      onChange();
    },
    openHelp(query) {
      backstage.opening = { query };
      onChange();
    },
    startCancel() {
      bring();
      const late = new Promise((done) => setTimeout(done, CANCEL_MS));
      return Promise.race([loading, late]).then(() => stage!.startCancel(late));
    },
    revision: () => book?.revision,
    state: tellState,
    stop() {
      isStopped = true;
      stopWatching();
      stopFollowing();
      clearInterval(tick);
      stall.stop();
      user.stop();
      stage?.stop();
    },
  };
}

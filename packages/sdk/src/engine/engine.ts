import {
  type CompiledGuide,
  type CompiledGuidebook,
  type Facts,
  type FrustrationWatch,
  type Held,
  type Stop,
  type UiSignal,
  createFrustration,
  isActivated,
  matchPath,
  milestonesReached,
  nextMilestone,
} from "@cairn/core";
import { createChecklists } from "./checklists.ts";
import { createDisplay } from "./display.ts";
import type { Engine, EnginePort } from "./engine-port.ts";
import { factsOf } from "./facts.ts";
import { createGuidebookSource } from "./guidebook-source.ts";
import { loadState } from "./load-state.ts";
import { noCodeEvents } from "./no-code.ts";
import { createQuiet } from "./quiet.ts";
import { visibleErrors } from "./signals/visible-errors.ts";
import { watchSignals } from "./signals/watch-signals.ts";
import { createSlot } from "./slot.ts";
import type { Backstage, LoadStage } from "./stage.ts";
import { createStallWatch } from "./stall-watch.ts";
import { createUser } from "./user.ts";
import { createUserState } from "./user-state.ts";

// Active time, schedules and snoozes move on by themselves: often enough to notice, seldom enough to cost nothing.
const TICK_MS = 5_000;
// The nouns that reserved events begin with: the list of all of them would cost every page half a kilobyte.
const RESERVED =
  /^(Guide|Checklist Item|Milestone|Stall|Frustration|Help|Survey|Cancel|Experiment|Session) [A-Z]/;

/** The engine with its parts wired. `load` brings the widgets; tests hand over their own. */
export function createEngine(port: EnginePort, load: LoadStage): Engine {
  let book: CompiledGuidebook | undefined;
  let reachedAt: Readonly<Record<string, number>> = {};
  let held: Held[] = [];
  let isDue = false;
  let isStopped = false;
  /** The host's vetoes, asked for once a page. */
  const vetoes = new Map<string, boolean>();
  /** Made at the first signal: a page that is only looked at need not pay for it. */
  let frustration: FrustrationWatch | undefined;
  const landed: UiSignal = { kind: "navigation", atMs: port.now(), path: port.path() };

  const onChange = () => {
    if (isDue || isStopped) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      if (!isStopped) port.guard(update, undefined);
    });
  };
  const mayShow = ({ id, kind }: CompiledGuide): boolean => {
    let may = vetoes.get(id);
    if (may === undefined) {
      may = port.guard(() => port.config.onGuide?.({ id, kind }) !== false, true);
      vetoes.set(id, may);
    }
    return may;
  };
  const forget = () => {
    for (const part of [slot, checklists]) part.reset();
    backstage.opening = undefined;
  };
  const user = createUser(port, {
    onChange,
    onSwitch() {
      reachedAt = {};
      frustration = undefined;
      vetoes.clear();
      forget();
      stall.restart();
    },
    onEvent(event) {
      // What Cairn itself does is no step of the user's.
      if (!RESERVED.test(event.name)) stall.addEvent(event);
    },
    loadSynced: () => loadState(port),
  });
  const stall = createStallWatch(port, user);
  const slot = createSlot(port, user, { mayShow, bring: () => display.bring(), onChange });
  const checklists = createChecklists(user, mayShow);
  const quiet = createQuiet();
  const state = createUserState(port);
  const feed = (signal: UiSignal) => {
    quiet.see(signal);
    if (!port.config.frustration) return;
    if (!frustration) {
      frustration = createFrustration();
      frustration.observe(landed);
    }
    for (const found of frustration.observe(signal)) stall.addFrustration(found);
  };
  const show = (id: string) => {
    const guide = book?.guides.find((one) => one.id === id);
    if (!guide && book) port.warn("unknown-guide", `There is no guide "${id}" in the guidebook.`);
    vetoes.delete(id);
    if (guide?.kind !== "checklist") slot.ask(id);
    if (!guide || guide.kind === "checklist") checklists.ask(id);
  };
  const backstage: Backstage = {
    port,
    user,
    slot,
    checklists,
    matchPath,
    visibleErrors,
    opening: undefined,
    show,
    feed,
    onChange,
  };
  const display = createDisplay(backstage, load);

  const act = (on: "click" | "submit" | "visit", element?: Element) => {
    const path = port.path();
    for (const name of noCodeEvents(book?.events ?? [], on, path, element)) {
      port.record(name, { path });
    }
  };

  function update(): void {
    held = [];
    // Nothing is decided on half of the truth: what was seen and dismissed before may not be known yet.
    const facts = book && user.isLoaded ? look(book) : undefined;
    if (book?.paused) {
      forget();
      held = book.guides.map(({ id }) => ({ guide: id, because: "paused" }));
    }
    if (book && facts && !book.paused) {
      const showing = [...checklists.decide(book, facts, held)];
      slot.decide(book, facts, () => quiet.isTyping(facts.nowMs), held);
      const shown = slot.shown();
      if (shown) showing.push(shown);
      const [failureText, cardMs] = [stall.failureText(), quiet.cardMs()];
      display.draw(book, { facts, showing, failureText, cardMs });
    } else display.draw();
    const { identity, record } = user;
    state.set({
      ready: !!facts,
      anonymousId: identity.anonymousId,
      userId: identity.userId,
      accountId: identity.accountId,
      goal: facts?.goal,
      activated: !!book && isActivated(reachedAt, book),
      milestones: reachedAt,
      next: facts && book && nextMilestone(reachedAt, book)?.id,
      stall: facts?.stall,
      showing: slot.shown()?.guide.id,
      tipsOff: record.choices.tipsOff,
    });
  }

  /** Brings what is known of the user up to date. */
  function look(now: CompiledGuidebook): Facts {
    const before = Object.keys(reachedAt).length;
    reachedAt = milestonesReached(user.record.progress, now, user.synced?.accountReachedAt);
    if (Object.keys(reachedAt).length > before) feed({ kind: "progress", atMs: port.now() });
    for (const { id, title } of now.milestones) {
      if (id in reachedAt) user.tellOnce("Milestone Reached", { milestone: id, title }, id);
    }
    stall.look(now, reachedAt);
    return factsOf(port, now, user, reachedAt);
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
  const stops: readonly Stop[] = [
    watchSignals(port, feed, act),
    port.onNavigation((path) => {
      vetoes.clear();
      slot.onNavigation(path);
      feed({ kind: "navigation", atMs: port.now(), path });
      act("visit");
      onChange();
    }),
    () => clearInterval(tick),
    user.stop,
    slot.reset,
    display.stop,
  ];

  return {
    show,
    hide(id) {
      for (const guide of book?.guides ?? []) {
        if (id !== undefined && guide.id !== id) continue;
        if (guide.kind === "checklist") checklists.set(guide.id, { open: false });
        else slot.free(guide.id);
      }
      if (id === undefined) backstage.opening = undefined;
      onChange();
    },
    openHelp(query) {
      backstage.opening = query === undefined ? {} : { query };
      onChange();
    },
    revision: () => book?.revision,
    explain: () => [...held, ...display.held()],
    state,
    stop() {
      isStopped = true;
      for (const stop of stops) stop();
    },
  };
}

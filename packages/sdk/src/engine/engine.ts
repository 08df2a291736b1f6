import {
  type CompiledGuide,
  type CompiledGuidebook,
  type Facts,
  type FrustrationWatch,
  type Held,
  type Stop,
  type UiSignal,
  createFrustration,
  fillTemplate,
  isActivated,
  isSafeUrl,
  milestonesReached,
  nextMilestone,
  searchWords,
} from "@cairn/core";
import { watchSignals } from "./signals/watch-signals.ts";
import { watch } from "../find/watch.ts";
import { createChecklists } from "./checklists.ts";
import { createDisplay } from "./display.ts";
import type { Engine, EnginePort, UserState } from "./engine-port.ts";
import { factsOf, traitsOf } from "./facts.ts";
import { watchGuidebook } from "./guidebook-source.ts";
import { createHelp } from "./help.ts";
import { loadState } from "./load-state.ts";
import { noCodeEvents } from "./no-code.ts";
import { createQuiet } from "./quiet.ts";
import { createSlot } from "./slot.ts";
import type { LoadStage } from "./stage.ts";
import { createStallWatch, versionOf } from "./stall-watch.ts";
import { createTellGuide } from "./tell-guide.ts";
import { createUser } from "./user.ts";
import { createUserState } from "./user-state.ts";

// Active time, schedules and snoozes move on by themselves: often enough to notice, seldom enough to cost nothing.
const TICK_MS = 5_000;
// The nouns that reserved events begin with: the list of all of them would cost every page half a kilobyte.
const RESERVED =
  /^(Guide|Checklist Item|Milestone|Stall|Frustration|Help|Survey|Cancel|Experiment|Session) [A-Z]/;

/** The engine with its parts wired. `load` brings the widgets; tests hand over their own. */
export function createEngine(port: EnginePort, load: LoadStage): Engine {
  const stops: Stop[] = [];
  let book: CompiledGuidebook | undefined;
  let reachedAt: Readonly<Record<string, number>> = {};
  let held: readonly Held[] = [];
  let isDue = false;
  let isStopped = false;
  let vetoes = new Map<string, boolean>();

  const changed = () => {
    if (isDue || isStopped) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      if (!isStopped) port.guard(update, undefined);
    });
  };
  const mayShow = (guide: CompiledGuide): boolean => {
    const { id, kind } = guide;
    const known = vetoes.get(id);
    if (known !== undefined) return known;
    const may = port.guard(() => port.config.onGuide?.({ id, kind }) !== false, true);
    vetoes.set(id, may);
    return may;
  };
  const broken = new Set<string>();
  const onBroken = (guide: string, tried: readonly string[]) => {
    if (broken.has(guide)) return;
    broken.add(guide);
    port.record("Guide Broken", { guide, path: port.path(), tried });
  };

  const user = createUser(port, {
    onChange: changed,
    onSwitch: () => {
      reachedAt = {};
      frustration = undefined;
      vetoes = new Map();
      for (const part of [slot, checklists, help]) part.reset();
      if (book) stall.restart(book);
    },
    onEvent(event) {
      // What Cairn itself does is no step of the user's.
      if (!RESERVED.test(event.name)) stall.addEvent(event);
    },
    loadSynced: () => loadState(port),
  });
  const stall = createStallWatch(port, user);
  const tell = createTellGuide(port, user);
  const slot = createSlot(port, user, { mayShow, onBroken, onChange: changed });
  const checklists = createChecklists(user, mayShow, (guide) =>
    tell(guide, "completed", "Guide Completed"),
  );
  const quiet = createQuiet();
  /** Made at the first signal: a page that is only looked at need not pay for it. */
  let frustration: FrustrationWatch | undefined;
  const landed: UiSignal = { kind: "navigation", atMs: port.now(), path: port.path() };
  const feed = (signal: UiSignal) => {
    quiet.see(signal);
    if (!port.config.frustration) return;
    if (!frustration) {
      frustration = createFrustration();
      frustration.observe(landed);
    }
    for (const found of frustration.observe(signal)) stall.addFrustration(found);
  };
  const help = createHelp(port, user, changed);
  const show = (id: string) => {
    const guide = book?.guides.find((one) => one.id === id);
    if (!guide && book) port.warn("unknown-guide", `There is no guide "${id}" in the guidebook.`);
    vetoes.delete(id);
    if (guide?.kind !== "checklist") slot.ask(id);
    if (!guide || guide.kind === "checklist") checklists.ask(id);
  };
  const onSearch = (answered: boolean) =>
    feed({ kind: "help-search", atMs: port.now(), path: port.path(), answered });
  const personalise = (text: string) => fillTemplate(text, traitsOf(user).traits);
  const shared = { watch, isSafeUrl, searchWords, personalise };
  const parts = { port, user, help, slot, checklists };
  const backstage = { ...parts, ...shared, tell, show, onBroken, onSearch };
  const display = createDisplay(backstage, load, changed);
  const state = createUserState(port);

  const visit = (path: string) => {
    for (const name of noCodeEvents(book?.events ?? [], "visit", path)) port.record(name, { path });
  };
  const navigate = (path: string) => {
    vetoes = new Map();
    slot.onNavigation(path);
    feed({ kind: "navigation", atMs: port.now(), path });
    visit(path);
    changed();
  };
  const tellMilestones = (now: CompiledGuidebook) => {
    for (const { id, title } of now.milestones) {
      if (!(id in reachedAt)) continue;
      user.tellOnce("Milestone Reached", { milestone: id, title }, `${id} ${versionOf(now, id)}`);
    }
  };

  function update(): void {
    // Nothing is decided on half of the truth: what was seen and dismissed before may not be known yet.
    if (!book || !user.isLoaded) {
      display.draw(undefined, { showing: [], reachedAt });
      publish(undefined);
      return;
    }
    const before = Object.keys(reachedAt).length;
    reachedAt = milestonesReached(user.record.progress, book, user.synced?.accountReachedAt);
    if (Object.keys(reachedAt).length > before) feed({ kind: "progress", atMs: port.now() });
    tellMilestones(book);
    stall.look(nextMilestone(reachedAt, book));
    const facts = factsOf(port, book, user, reachedAt);
    if (book.paused) {
      slot.reset();
      help.reset();
      held = book.guides.map(({ id }) => ({ guide: id, because: "paused" }));
      display.draw(undefined, { showing: [], reachedAt });
    } else {
      const lists = checklists.decide(book, facts);
      slot.decide(book, facts, () => quiet.isTyping(facts.nowMs));
      help.decide(book, facts, stall.failureText, quiet.cardMs());
      held = [...lists.held, ...slot.held];
      const showing = slot.shown ? [...lists.shown, slot.shown] : lists.shown;
      display.draw(book, { showing, reachedAt });
    }
    publish(facts);
  }

  function publish(facts: Facts | undefined): void {
    const { identity, record } = user;
    const { userId, anonymousId, accountId } = identity;
    const next = facts && book && nextMilestone(reachedAt, book)?.id;
    const showing = slot.shown?.guide.id;
    state.set({
      ready: facts !== undefined,
      anonymousId,
      ...(userId === undefined ? {} : { userId }),
      ...(accountId === undefined ? {} : { accountId }),
      ...(facts?.goal === undefined ? {} : { goal: facts.goal }),
      activated: book !== undefined && isActivated(reachedAt, book),
      milestones: reachedAt,
      ...(next === undefined ? {} : { next }),
      ...(facts?.stall ? { stall: facts.stall } : {}),
      ...(showing === undefined ? {} : { showing }),
      tipsOff: record.choices.tipsOff,
    } satisfies UserState);
  }

  const tick = setInterval(() => {
    if (!document.hidden) changed();
  }, TICK_MS);
  stops.push(
    watchGuidebook(port, (found) => {
      const isFirst = !book;
      book = found;
      stall.restart(found);
      user.useBook(found);
      if (isFirst) visit(port.path());
      changed();
    }),
    watchSignals({
      now: () => port.now(),
      path: () => port.path(),
      collector: port.config.collector,
      onSignal: feed,
      onAct: (kind, element) => {
        const path = port.path();
        for (const name of noCodeEvents(book?.events ?? [], kind, path, element)) {
          port.record(name, { path });
        }
      },
    }),
    port.onNavigation(navigate),
    () => clearInterval(tick),
    () => user.stop(),
    () => slot.reset(),
    () => help.reset(),
    () => display.stop(),
  );

  return {
    show,
    hide(id) {
      for (const guide of book?.guides ?? []) {
        if (id !== undefined && guide.id !== id) continue;
        if (guide.kind === "checklist") checklists.setOpen(guide.id, false);
        else slot.free(guide.id);
      }
      if (id === undefined) help.close();
      changed();
    },
    openHelp: (query) => help.start(query === undefined ? {} : { query }),
    revision: () => book?.revision,
    explain: () => [...held, ...display.held],
    state,
    stop() {
      isStopped = true;
      for (const stop of stops.splice(0)) stop();
    },
  };
}

import type { CompiledGuide, CompiledGuidebook, Held, Stop } from "@cairn/core";
import type { MountWidgets } from "../../port.ts";
import type { CancelOutcome, UserState } from "../engine-port.ts";
import type { OpenStage, View } from "../stage.ts";
import { checklistState } from "./checklist-state.ts";
import { createChecklists } from "./checklists.ts";
import type { LoadInspector } from "./inspected.ts";
import { type Mounted, mount } from "./mount.ts";
import { onOccasion } from "./on-occasion.ts";
import type { Places } from "./places.ts";
import { sendAnswers } from "./send-answers.ts";
import { createSignalReader } from "./read-signals.ts";
import type { Slot } from "./slot.ts";
import { tellBroken } from "./tell-broken.ts";
import { watchThrash } from "./watch-thrash.ts";

/** No guide can carry this id: asked for, it is the inspector that opens. */
const INSPECTOR = "?";

/**
 * The stage for these widgets: decides which guides are on screen, and draws them. `loadInspector` is called in debug, or
 * when somebody asks for it.
 */
export function createStage(mountWidgets: MountWidgets, loadInspector: LoadInspector): OpenStage {
  return (backstage) => {
    const { port, user, asked, onChange } = backstage;
    /** The host's vetoes, asked for once a page. */
    const vetoes = new Map<string, boolean>();
    let book: CompiledGuidebook | undefined;
    let mounted: Mounted | undefined;
    let held: Held[] = [];
    let told: NonNullable<UserState["checklists"]> = {};
    let tips: Slot | undefined;
    let latest: View | undefined;
    let stopThrash: Stop | undefined;
    /** What `startCancel` promised while its flow is open, and how to keep it. */
    let cancelling: Promise<CancelOutcome> | undefined;
    let settle: (outcome: CancelOutcome) => void = () => {};

    const inspect = () => {
      loadInspector()
        .then(({ open }) => open(backstage, () => [latest, held]))
        .catch(() => port.warn("inspector", "No inspector."));
    };
    if (port.config.debug) inspect();
    const mayShow = ({ id, kind }: CompiledGuide): boolean => {
      let may = vetoes.get(id);
      if (may === undefined) {
        may = port.guard(() => port.config.onGuide?.({ id, kind }) !== false) ?? true;
        vetoes.set(id, may);
      }
      return may;
    };
    const checklists = createChecklists(backstage, mayShow);
    const places: Places = {
      tips: () => tips,
      checklists,
      bring: onOccasion(
        backstage,
        () => import("./later.ts"),
        ({ createSlot, createAnswers }) => {
          places.createAnswers = createAnswers;
          tips = createSlot(backstage, {
            mayShow,
            onBroken: ({ id }, tried) => tellBroken(port, id, tried),
            onCancel: (outcome) => settle(outcome),
          });
          onChange();
        },
      ),
    };
    const takeAsked = (guides: readonly CompiledGuide[]) => {
      for (const id of asked) {
        const guide = guides.find((one) => one.id === id);
        const place = guide?.kind === "checklist" ? checklists : tips;
        // One that interrupts stays asked for until there is a place for it.
        if (guide && !place) continue;
        asked.delete(id);
        vetoes.delete(id);
        if (guide) place?.ask(id);
        else if (id === INSPECTOR) inspect();
        else port.warn("unknown-guide", `No guide "${id}" in the guidebook.`);
      }
    };
    /** Decides what interrupts, or says why nothing can yet. */
    const decideTips = (view: View) => {
      if (tips) return tips.decide(view, held);
      if (user.kept.choices.tour) void places.bring(false);
      for (const { id, kind } of view.book.guides) {
        if (kind === "checklist") continue;
        const wait = view.waits.get(id);
        const isAsked = asked.has(id);
        if (!wait || isAsked) void places.bring(isAsked);
        held.push({ guide: id, because: "widgets-unavailable", ...wait });
      }
    };

    const stopNavigation = port.on("navigation", (path) => {
      vetoes.clear();
      tips?.onNavigation(path);
    });
    const readSignals = createSignalReader(backstage);
    readSignals();
    return {
      readSignals,
      update(view) {
        latest = view;
        if (!view || view.book !== book || book.paused) {
          mounted?.stop();
          mounted = undefined;
        }
        book = view?.book;
        if (book?.thrash) stopThrash ??= watchThrash(backstage);
        held = [];
        told = {};
        if (!view) return;
        sendAnswers(user);
        takeAsked(view.book.guides);
        const showing = [...checklists.decide(view, held)];
        told = checklistState(showing, view.facts.reachedAt, user.kept.choices.skipped);
        decideTips(view);
        const shown = tips?.shown();
        if (shown) showing.push(shown);
        if (mounted) mounted.update(view, showing);
        else if (showing.length > 0 || view.isHelpWanted) {
          mounted = mount(mountWidgets, backstage, places, view, showing);
        }
      },
      startCancel(late) {
        const flow = book?.paused ? undefined : book?.guides.find(({ kind }) => kind === "cancel");
        if (!flow) return Promise.resolve({ outcome: "continue" });
        const { id } = flow;
        cancelling ??= new Promise((done) => {
          const mine = (settle = (outcome) => {
            cancelling = undefined;
            done(outcome);
          });
          asked.clear();
          asked.add(id);
          onChange();
          void late.then(() => {
            if (settle !== mine || tips?.wasSeen(id)) return;
            asked.delete(id);
            tips?.free(id);
            settle({ outcome: "continue" });
          });
        });
        return cancelling;
      },
      held: () => held,
      // What is undefined ends in `JSON.stringify`.
      shown: () => ({ showing: tips?.shown()?.guide.id, checklists: told }),
      hide(id) {
        for (const guide of book?.guides ?? []) {
          if (id !== undefined && guide.id !== id) continue;
          asked.delete(guide.id);
          if (guide.kind === "checklist") checklists.set(guide.id, { open: false });
          else tips?.free(guide.id);
        }
      },
      reset() {
        vetoes.clear();
        tips?.reset();
        checklists.reset();
      },
      stop() {
        tips?.reset();
        mounted?.stop();
        stopThrash?.();
        stopNavigation();
      },
    };
  };
}

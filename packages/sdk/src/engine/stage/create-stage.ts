import type { CompiledGuide, CompiledGuidebook, Held } from "@cairn/core";
import type { MountWidgets } from "../../port.ts";
import type { OpenStage } from "../stage.ts";
import { createChecklists } from "./checklists.ts";
import { type Mounted, mount } from "./mount.ts";
import { createSlot } from "./slot.ts";

/** The stage for these widgets: decides which guides are on screen, and draws them. */
export function createStage(mountWidgets: MountWidgets): OpenStage {
  return (backstage) => {
    const { port, user, asked } = backstage;
    /** The host's vetoes, asked for once a page. */
    const vetoes = new Map<string, boolean>();
    let book: CompiledGuidebook | undefined;
    let mounted: Mounted | undefined;
    let held: Held[] = [];

    const mayShow = ({ id, kind }: CompiledGuide): boolean => {
      let may = vetoes.get(id);
      if (may === undefined) {
        may = port.guard(() => port.config.onGuide?.({ id, kind }) !== false, true);
        vetoes.set(id, may);
      }
      return may;
    };
    const slot = createSlot(backstage, mayShow);
    const checklists = createChecklists(user, mayShow);
    const places = { slot, checklists };
    const takeAsked = (guides: readonly CompiledGuide[]) => {
      for (const id of asked) {
        const guide = guides.find((one) => one.id === id);
        vetoes.delete(id);
        if (!guide) port.warn("unknown-guide", `There is no guide "${id}" in the guidebook.`);
        else (guide.kind === "checklist" ? checklists : slot).ask(id);
      }
      asked.clear();
    };
    const reset = () => {
      vetoes.clear();
      slot.reset();
      checklists.reset();
    };

    return {
      update(view) {
        if (!view || view.book !== book || book.paused) {
          mounted?.stop();
          mounted = undefined;
        }
        book = view?.book;
        held = [];
        if (!view) return;
        takeAsked(view.book.guides);
        const showing = [...checklists.decide(view, held)];
        slot.decide(view, held);
        const shown = slot.shown();
        if (shown) showing.push(shown);
        if (mounted) mounted.update(view, showing);
        else if (showing.length > 0 || view.isHelpWanted) {
          mounted = mount(mountWidgets, backstage, places, view, showing);
        }
      },
      held: () => held,
      shown: () => slot.shown()?.guide.id,
      hide(id) {
        for (const guide of book?.guides ?? []) {
          if (id !== undefined && guide.id !== id) continue;
          if (guide.kind === "checklist") checklists.set(guide.id, { open: false });
          else slot.free(guide.id);
        }
      },
      onNavigation(path) {
        vetoes.clear();
        slot.onNavigation(path);
      },
      reset,
      stop() {
        slot.reset();
        mounted?.stop();
      },
    };
  };
}

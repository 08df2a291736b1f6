import { type Stop, compileTarget } from "@cairn/core";
import type { BuilderSession } from "@cairn/core/api";
import { pathOf } from "../capture/privacy.ts";
import type { EngineConfig } from "../engine/engine-port.ts";
import { isTarget } from "../find/is-target.ts";
import { isInSight } from "../find/in-sight.ts";
import { queryDeep } from "../find/query.ts";
import { forgetBuilder } from "../inspector/builder-link.ts";
import { pageCairn } from "../inspector/page-cairn.ts";
import type { MountWidgets } from "../port.ts";
import { createBuilderApi } from "./ask-collector.ts";
import { chooseTarget } from "./choose-target.ts";
import { describeElement } from "./describe-element.ts";
import { openBuilderPanel } from "./panel.ts";
import { createPicker } from "./pick.ts";
import { verdictWords } from "./picked-part.ts";
import { previewGuide } from "./preview-guide.ts";
import { type BuilderState, type BuilderVerbs, proposalOf } from "./state.ts";
import { openSurface } from "./surface.ts";

/** Opens the builder on this page, for the task that the link's token stands for. */
export function openBuilder(config: EngineConfig, token: string, mountWidgets: MountWidgets): Stop {
  const api = createBuilderApi(config.collector, token);
  const page = () => pathOf(location.href);
  let state: BuilderState = {
    standing: { kind: "loading" },
    isPicking: false,
    sent: new Set(),
    isShown: false,
    said: "",
    event: { name: "", on: "click", isHereOnly: false },
  };
  let hide: Stop = () => {};
  const set = (change: Partial<BuilderState>) => {
    state = { ...state, ...change };
    panel.update(state);
  };

  const setPicking = (isPicking: boolean) => {
    if (isPicking && state.isShown) show(false);
    picker.setPicking(isPicking);
    // The glass covers what was there before it.
    if (isPicking) panel.raise();
    if (!isPicking && !state.picked) picker.mark();
    set({ isPicking });
  };
  const show = (isShown: boolean) => {
    hide();
    hide = () => {};
    const { standing, picked, step } = state;
    const guidebook = standing.kind === "ready" ? standing.session.guidebook : undefined;
    if (isShown && picked && guidebook) {
      setPicking(false);
      picker.mark();
      // The page's own guides would stand in the way of the one that is looked at.
      pageCairn()?.hide();
      const { selectors, ...named } = picked.choice.target;
      const target = compileTarget({ selectors: [...selectors], ...named });
      const side = picked.side === undefined ? {} : { placement: picked.side };
      const placed = { target, ...side, ...(step === undefined ? {} : { step }) };
      hide = previewGuide(mountWidgets, guidebook, placed, () => show(false));
      panel.raise();
    } else if (picked) picker.mark(picked.element);
    set({ isShown });
  };
  const pick = (element: Element) => {
    show(false);
    const choice = chooseTarget(element);
    const { selectors, ...named } = choice.target;
    const target = compileTarget({ selectors: [...selectors], ...named });
    const near = queryDeep(document, element.localName).filter(isInSight);
    const fits = near.filter((one) => isTarget(target, one)).length;
    const picked = { element, choice, fits };
    set({ picked });
    setPicking(false);
    picker.mark(element);
    panel.avoid(element);
    panel.focus();
    set({ said: `${describeElement(element)}. ${verdictWords(picked, isEvent())}` });
  };
  const isEvent = () =>
    state.standing.kind === "ready" && state.standing.session.task.kind === "event";

  async function load(): Promise<void> {
    set({ standing: { kind: "loading" } });
    const asked = await api.session(page());
    if (!asked.ok) {
      // The next page of this tab need not ask again.
      if (asked.failure.isOver) forgetBuilder();
      return set({ standing: { kind: "failed", ...asked.failure } });
    }
    const session = asked.value;
    const sent = new Set(session.proposals.flatMap((one) => stepOf(one)));
    const step = firstStep(session, sent);
    set({ standing: { kind: "ready", session }, sent, ...(step === undefined ? {} : { step }) });
    setPicking(true);
  }
  async function send(): Promise<void> {
    const proposal = proposalOf(state, page());
    if (!proposal) return set({ said: "Give the event a name first." });
    const answer = await api.propose(proposal);
    if (!answer.ok) {
      if (!answer.failure.isOver) return set({ said: answer.failure.words });
      forgetBuilder();
      return set({ standing: { kind: "failed", ...answer.failure } });
    }
    const { picked: _, ...rest } = state;
    const sent = new Set([...state.sent, ...stepOf(proposal)]);
    state = { ...rest, sent };
    show(false);
    picker.mark();
    const { standing } = state;
    const next = standing.kind === "ready" ? firstStep(standing.session, sent) : undefined;
    const isMore = next !== undefined && !sent.has(next);
    set({
      said: isMore
        ? "Sent to the studio. Now the next step."
        : "Sent to the studio: go back there to take it over. You can pick again, or end here.",
      ...(isMore ? { step: next } : {}),
      event: { ...state.event, name: "" },
    });
    if (isMore) setPicking(true);
  }
  async function end(): Promise<void> {
    stop();
    forgetBuilder();
    await api.end();
  }

  const verbs: BuilderVerbs = {
    retry: () => void load(),
    setPicking,
    pick,
    setStep: (step) => set({ step }),
    setSide(side) {
      if (!state.picked) return;
      const { side: _, ...picked } = state.picked;
      set({ picked: side === undefined ? picked : { ...picked, side } });
      if (state.isShown) show(true);
    },
    setEvent(event) {
      const isAnother = event.on !== state.event.on;
      state = { ...state, event };
      // Drawn anew while somebody types or presses, the field or the button would be another one.
      if (isAnother) panel.update(state);
    },
    show,
    send: () => void send(),
    end: () => void end(),
  };
  const surface = openSurface();
  const picker = createPicker(surface, pick, () => setPicking(false));
  const panel = openBuilderPanel(surface, verbs);
  const onKey = (event: KeyboardEvent) => {
    const { code, altKey, shiftKey, ctrlKey, metaKey } = event;
    if (code !== "KeyP" || !altKey || !shiftKey || ctrlKey || metaKey) return;
    if (state.standing.kind !== "ready") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setPicking(!state.isPicking);
  };
  addEventListener("keydown", onKey, true);
  const stop = () => {
    hide();
    removeEventListener("keydown", onKey, true);
    picker.stop();
    panel.stop();
    surface.stop();
  };
  void load();
  return stop;
}

function stepOf(proposal: { readonly kind: string; readonly step?: string }): readonly string[] {
  return proposal.step === undefined ? [] : [proposal.step];
}

/** The tour's step to place now: the wanted one, else the first that has no place, else the first. */
function firstStep({ task, steps }: BuilderSession, sent: ReadonlySet<string>): string | undefined {
  if (task.kind !== "tour") return undefined;
  const open = steps.filter(({ id, isPlaced }) => !isPlaced && !sent.has(id));
  const isWanted = task.step !== undefined && !sent.has(task.step);
  return isWanted ? task.step : (open[0]?.id ?? steps[0]?.id);
}

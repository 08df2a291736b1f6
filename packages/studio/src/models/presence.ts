import type { Stop } from "@cairn/core";
import type { PresentEditor } from "@cairn/core/api";
import { type ReadonlySignal, computed, effect, signal, untracked } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Route } from "../routes.ts";
import type { DraftModel } from "./draft.ts";
import type { Router } from "./router.ts";

/** Who else is at work on the draft now. */
export interface PresenceModel {
  /** Everybody but this tab. */
  readonly others: ReadonlySignal<readonly PresentEditor[]>;
  /** Who holds the part that is open here, where it is not this tab. */
  readonly holder: ReadonlySignal<PresentEditor | undefined>;
  /** Takes the open part over. */
  takeOver(): Promise<void>;
  readonly stop: Stop;
}

// The collector forgets a tab after 40 s.
const TELL_EVERY_MS = 15_000;

/** Says what is open here, and follows what others save while nothing is unsaved here. `may`: whether it may be edited. */
export function createPresence(
  api: Pick<Api, "tellPresence" | "presence">,
  platform: Pick<Platform, "after" | "tabName" | "onLeave" | "onReturn">,
  router: Pick<Router, "place">,
  draft: Pick<DraftModel, "stored" | "status" | "load">,
  may: () => boolean,
): PresenceModel {
  const tab = platform.tabName();
  const editors = signal<readonly PresentEditor[]>([]);
  const part = computed(() => partOf(router.place.value.route));
  let cancel: Stop = () => {};
  let isStopped = false;

  async function tell(take = false): Promise<void> {
    cancel();
    const open = part.peek();
    const said = { tab, ...(open === undefined ? {} : { part: open }), ...(take ? { take } : {}) };
    const answer = may() ? await api.tellPresence(said) : await api.presence();
    // A newer question has been asked meanwhile.
    if (isStopped || open !== part.peek()) return;
    if (answer.ok) {
      editors.value = answer.value.editors;
      const stored = draft.stored.peek();
      const isBehind = stored !== undefined && answer.value.revision > stored.revision;
      if (isBehind && draft.status.peek() === "saved") void draft.load();
    }
    cancel();
    cancel = platform.after(TELL_EVERY_MS, () => void tell());
  }

  const stopTelling = effect(() => {
    void part.value;
    untracked(() => void tell());
  });
  const stopLeaving = platform.onLeave(() => {
    if (may() && part.peek() !== undefined) void api.tellPresence({ tab }, true);
  });
  const stopReturning = platform.onReturn(() => void tell());
  const others = computed(() => editors.value.filter((one) => one.tab !== tab));
  return {
    others,
    holder: computed(() => others.value.find((one) => one.part === part.value && one.holds)),
    takeOver: () => tell(true),
    stop() {
      isStopped = true;
      cancel();
      stopTelling();
      stopLeaving();
      stopReturning();
    },
  };
}

/** The part of the draft that a place edits; undefined where it edits none. */
function partOf(route: Route): string | undefined {
  switch (route.kind) {
    case "milestone":
      return `milestones.${route.id}`;
    case "segment":
      return `segments.${route.id}`;
    case "guide":
      return `guides.${route.id}`;
    case "answer":
      return `faqs.${route.id}`;
    default:
      return undefined;
  }
}

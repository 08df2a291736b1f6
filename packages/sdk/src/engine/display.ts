import type { Action, CompiledGuidebook, Held, Stop } from "@cairn/core";
import type { GuideHappening, MountWidgets, ShownGuide } from "../port.ts";
import type { EnginePort } from "./engine-port.ts";
import type { Help } from "./help.ts";
import type { User } from "./user.ts";
import { type Mounted, mount } from "./widget-port.ts";

/** Brings the widgets' chunk; rejects when it cannot be had. */
export type LoadWidgets = () => Promise<MountWidgets>;

const RETRY_MS = 2_000;

/** Brings the widgets when there is something to draw, and hands them what it is. */
export interface Display {
  /** Without a guidebook everything goes away. */
  draw(
    book: CompiledGuidebook | undefined,
    showing: readonly ShownGuide[],
    reachedAt: Readonly<Record<string, number>>,
  ): void;
  /** Guides that would be on screen if the widgets could be had. */
  readonly held: readonly Held[];
  readonly stop: Stop;
}

/** What comes back from the widgets. */
export interface DisplayEvents {
  report(happening: GuideHappening): void;
  act(action: Action): void;
  onChange(): void;
}

export function createDisplay(
  port: EnginePort,
  user: User,
  help: Help,
  load: LoadWidgets,
  events: DisplayEvents,
): Display {
  let mountWidgets: MountWidgets | undefined;
  let state: "idle" | "loading" | "ready" | "unavailable" = "idle";
  let mounted: Mounted | undefined;
  let list: readonly ShownGuide[] = [];

  const bring = async () => {
    state = "loading";
    try {
      mountWidgets = await load().catch(async () => {
        await new Promise((done) => setTimeout(done, RETRY_MS));
        return load();
      });
      state = "ready";
    } catch {
      state = "unavailable";
      port.warn("widgets", "The widgets could not be loaded; guides hold until the next page load.");
    }
    events.onChange();
  };
  const unmount = () => {
    mounted?.stop();
    mounted = undefined;
  };

  return {
    get held() {
      return state === "unavailable"
        ? list.map(({ guide }): Held => ({ guide: guide.id, because: "widgets-unavailable" }))
        : [];
    },
    draw(book, showing, reachedAt) {
      if (signature(showing) !== signature(list) || mounted?.book !== book) list = showing;
      if (!book || (mounted && mounted.book !== book)) unmount();
      if (!book) return;
      const view = { showing: list, reachedAt };
      if (mounted) {
        mounted.update(view);
        return;
      }
      if (list.length === 0 && !help.offered && !help.opening && !book.help.launcher) return;
      if (state === "idle") void bring();
      if (!mountWidgets) return;
      mounted = mount(mountWidgets, port, book, user, help, view, events.report, events.act);
    },
    stop: unmount,
  };
}

function signature(showing: readonly ShownGuide[]): string {
  return String(showing.map(({ guide, because, open }) => [guide.id, because, open]));
}

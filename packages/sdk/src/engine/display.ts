import type { CompiledGuidebook, Held, Stop } from "@cairn/core";
import type { ShownGuide } from "../port.ts";
import type { Backstage, LoadStage, Mount, Mounted, View } from "./stage.ts";

/** Brings the widgets when there is something to draw, and hands them what it is. */
export interface Display {
  /** Without a guidebook everything goes away. */
  draw(book: CompiledGuidebook | undefined, view: View): void;
  /** Guides that would be on screen if the widgets could be had. */
  readonly held: readonly Held[];
  readonly stop: Stop;
}

const RETRY_MS = 2_000;

/** `onChange` asks for a new decision, and so for a new drawing. */
export function createDisplay(
  backstage: Backstage,
  load: LoadStage,
  onChange: () => void,
): Display {
  let mount: Mount | undefined;
  let state: "idle" | "loading" | "unavailable" = "idle";
  let mounted: Mounted | undefined;
  let list: readonly ShownGuide[] = [];

  const bring = async () => {
    state = "loading";
    try {
      mount = await load().catch(async () => {
        await new Promise((done) => setTimeout(done, RETRY_MS));
        return load();
      });
    } catch {
      state = "unavailable";
      const message = "The widgets could not be loaded; guides hold until the next page load.";
      backstage.port.warn("widgets", message);
    }
    onChange();
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
    draw(book, { showing, reachedAt }) {
      if (mounted?.book !== book) unmount();
      // The same list stays the same object, so that nothing is drawn again.
      if (!mounted || signature(showing) !== signature(list)) list = showing;
      if (!book) return;
      const view = { showing: list, reachedAt };
      const { offered, opening } = backstage.help;
      if (mounted) mounted.update(view);
      else if (list.length > 0 || offered || opening || book.help.launcher) {
        if (mount) mounted = mount(book, view, backstage);
        else if (state === "idle") void bring();
      }
    },
    stop: unmount,
  };
}

function signature(showing: readonly ShownGuide[]): string {
  return String(showing.map(({ guide, because, open }) => [guide.id, because, open]));
}

import type { Held, Stop } from "@cairn/core";
import type { CompiledGuidebook } from "@cairn/core";
import type { ShownGuide } from "../port.ts";
import type { Backstage, LoadStage, Mounted, Stage, View } from "./stage.ts";

/** Brings the stage when there is something to draw, and hands it what is. */
export interface Display {
  /** The stage, or undefined where it cannot be had in this page load. */
  bring(): Promise<Stage | undefined>;
  /** Without a guidebook everything goes away. */
  draw(book?: CompiledGuidebook, view?: View): void;
  /** Guides that would be on screen if the widgets could be had. */
  held(): readonly Held[];
  readonly stop: Stop;
}

const RETRY_MS = 2_000;

export function createDisplay(backstage: Backstage, load: LoadStage): Display {
  let stage: Stage | undefined;
  let loading: Promise<Stage | undefined> | undefined;
  let isMissing = false;
  let mounted: Mounted | undefined;
  let showing: readonly ShownGuide[] = [];

  const loadTwice = async () => {
    try {
      stage = await load().catch(async () => {
        await new Promise((done) => setTimeout(done, RETRY_MS));
        return load();
      });
    } catch {
      isMissing = true;
      backstage.port.warn(
        "widgets",
        "The widgets could not be loaded; guides hold until the next page load.",
      );
    }
    backstage.onChange();
    return stage;
  };
  const bring = () => (loading ??= loadTwice());
  const draw: Display["draw"] = (book, view) => {
    showing = view?.showing ?? [];
    if (mounted?.book !== book) {
      mounted?.stop();
      mounted = undefined;
    }
    if (!book || !view) return;
    if (mounted) mounted.update(view);
    else if (isWanted(book, view)) {
      if (stage) mounted = stage.mount(book, view, backstage);
      else void bring();
    }
  };
  const isWanted = ({ help, faqs }: CompiledGuidebook, { facts }: View) => {
    const mayOffer = help.suggestOnStall && facts.stall && faqs.length > 0;
    return showing.length > 0 || backstage.opening || help.launcher || mayOffer;
  };
  return {
    bring,
    draw,
    held: () =>
      isMissing
        ? showing.map(({ guide }) => ({ guide: guide.id, because: "widgets-unavailable" }))
        : [],
    stop: draw,
  };
}

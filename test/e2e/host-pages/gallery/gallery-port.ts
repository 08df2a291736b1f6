import type { Action, CompiledFaq, CompiledGuide, CompiledGuidebook } from "@cairn/core";
import type {
  GuideHappening,
  HelpOpening,
  ShownFigure,
  ShownGuide,
  ShownStep,
  WidgetPort,
} from "@cairn/sdk/port";
import { signal } from "@preact/signals-core";

const OVER: readonly string[] = [
  "dismissed",
  "snoozed",
  "never",
  "completed",
  "remedy",
  "went-on",
] satisfies readonly GuideHappening["kind"][];

/** What the stage would say of a guide as it begins. */
function beginningOf(guide: CompiledGuide): { step?: ShownStep; figures?: readonly ShownFigure[] } {
  if (guide.kind === "recap" || guide.kind === "cancel") {
    return {
      figures: guide.figures.map((figure, at) => ({ figure, value: [14, 1, 3260][at] ?? 2 })),
    };
  }
  const step = stepOf(guide, 0);
  return step === undefined ? {} : { step };
}

function stepOf(guide: CompiledGuide, at: number): ShownStep | undefined {
  if (guide.kind !== "tour") return undefined;
  const step = guide.steps[at];
  if (step === undefined) return undefined;
  const selector = step.target?.selectors.join(",");
  const element = signal((selector && document.querySelector(selector)) || undefined);
  return { step, number: at + 1, of: guide.steps.length, mayGoBack: at > 0, element };
}

/** A port made by hand: what widgets are told, and what they said, both within reach of a test. */
export function createGalleryPort(guidebook: CompiledGuidebook) {
  const showing = signal<readonly ShownGuide[]>([]);
  const reachedAt = signal<Readonly<Record<string, number>>>({});
  const skipped = signal<ReadonlySet<string>>(new Set());
  const tipsOff = signal(false);
  const open = signal<HelpOpening | undefined>(undefined);
  const offered = signal<CompiledFaq | undefined>(undefined);
  const suggestions = signal<readonly CompiledFaq[]>([]);
  const happenings: GuideHappening[] = [];
  const told: string[] = [];
  const acted: Action[] = [];

  const port: WidgetPort = {
    guidebook,
    // `?locale=de` has Cairn say its own words in German beside the author's.
    locale: new URLSearchParams(location.search).get("locale") ?? guidebook.locale,
    dir: guidebook.dir,
    showing,
    reachedAt,
    skipped,
    tipsOff,
    help: {
      open,
      suggestions,
      offered,
      search: (query) =>
        guidebook.faqs.filter(({ question }) =>
          question.toLowerCase().includes(query.toLowerCase()),
        ),
      searched: (query, results) => told.push(`searched ${query} ${results}`),
      viewed: (faq) => told.push(`viewed ${faq}`),
      rated: (faq, helpful) => told.push(`rated ${faq} ${helpful}`),
      contact: (context) => told.push(`contact ${JSON.stringify(context)}`),
      start(opening = {}) {
        offered.value = undefined;
        open.value = opening;
      },
      close() {
        open.value = undefined;
      },
      decline(faq) {
        told.push(`declined ${faq}`);
        offered.value = undefined;
      },
    },
    personalise: (text) => text.replace(/\{name\|([^}]*)\}/g, "Ada"),
    watchTarget({ selectors }) {
      const element = signal<Element | undefined>(undefined);
      const find = () => {
        element.value = document.querySelector(selectors.join(",")) ?? undefined;
      };
      const observer = new MutationObserver(find);
      observer.observe(document.documentElement, { childList: true, subtree: true });
      find();
      return { element, stop: () => observer.disconnect() };
    },
    report(happening) {
      happenings.push(happening);
      if (happening.kind === "item-skipped" || happening.kind === "item-restored") {
        const next = new Set(skipped.value);
        const key = `${happening.guide}/${happening.item}`;
        if (happening.kind === "item-skipped") next.add(key);
        else next.delete(key);
        skipped.value = next;
        return;
      }
      if (!("guide" in happening)) {
        tipsOff.value = happening.kind === "tips-off";
        return;
      }
      const { kind, guide } = happening;
      if (kind === "next" || kind === "back") return turn(guide, kind === "next" ? 1 : -1);
      if (guide === "start") {
        if (kind === "opened" || kind === "closed" || kind === "dismissed") {
          show(guide, { open: kind === "opened" });
        }
      } else if (OVER.includes(kind)) hide(guide);
    },
    act(action) {
      acted.push(action);
      if (action.kind === "help") port.help.start({ ...(action.faq && { faq: action.faq }) });
      if (action.kind === "link") location.hash = action.href;
    },
  };

  function show(id: string, how: Partial<Omit<ShownGuide, "guide">> = {}): void {
    const guide = guidebook.guides.find((one) => one.id === id);
    if (guide === undefined) throw new Error(`no guide ${id}`);
    showing.value = [
      ...showing.value.filter((shown) => shown.guide.id !== id),
      { guide, because: "offered", open: false, ...beginningOf(guide), ...how },
    ];
  }
  /** Moves a tour on, or back; past its last step it is over. */
  function turn(id: string, by: number): void {
    const shown = showing.value.find(({ guide }) => guide.id === id);
    const step = shown && stepOf(shown.guide, (shown.step?.number ?? 1) - 1 + by);
    if (shown === undefined || step === undefined) hide(id);
    else {
      showing.value = showing.value.map((one) => (one === shown ? { ...shown, step } : one));
    }
  }
  function hide(id: string): void {
    showing.value = showing.value.filter((shown) => shown.guide.id !== id);
  }

  return {
    port,
    show,
    hide,
    turn,
    /** As if nothing had happened: nothing shows, is reached, skipped or offered. */
    forget() {
      showing.value = [];
      reachedAt.value = {};
      skipped.value = new Set();
      tipsOff.value = false;
      offered.value = undefined;
    },
    reach(milestone: string) {
      reachedAt.value = {
        ...reachedAt.value,
        [milestone]: Object.keys(reachedAt.value).length + 1,
      };
    },
    offer(id: string) {
      offered.value = guidebook.faqs.find((faq) => faq.id === id);
    },
    suggest(...ids: readonly string[]) {
      suggestions.value = guidebook.faqs.filter((faq) => ids.includes(faq.id));
    },
    happenings,
    told,
    acted,
  };
}
export type Gallery = ReturnType<typeof createGalleryPort>;

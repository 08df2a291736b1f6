import type { Action, CompiledFaq, CompiledGuidebook } from "@cairn/core";
import type { GuideHappening, HelpOpening, ShownGuide, WidgetPort } from "@cairn/sdk/port";
import { signal } from "@preact/signals-core";

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
    locale: guidebook.locale,
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
      if (guide === "start") {
        if (kind === "opened" || kind === "closed" || kind === "dismissed") {
          show(guide, { open: kind === "opened" });
        }
      } else if (["dismissed", "snoozed", "never", "completed"].includes(kind)) hide(guide);
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
      { guide, because: "offered", open: false, ...how },
    ];
  }
  function hide(id: string): void {
    showing.value = showing.value.filter((shown) => shown.guide.id !== id);
  }

  return {
    port,
    show,
    hide,
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

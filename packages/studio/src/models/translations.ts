import type { Guidebook } from "@cairn/core/guidebook";
import { type ReadonlySignal, batch, computed, signal } from "@preact/signals";
import type { Route } from "../routes.ts";
import type { Platform } from "../platform.ts";
import type { DraftModel } from "./draft.ts";
import { type FormModel, createForm } from "./form.ts";
import { type TypedLanguage, readLanguage } from "./language-tag.ts";
import { type Removal, createRemoval } from "./removal.ts";
import type { Router } from "./router.ts";
import { firstLocale, withWords } from "./text-value.ts";
import type { Translation } from "./translation.ts";
import type { TakenFile } from "./translation-file.ts";

type Asked = Route & { readonly kind: "translations" };

/** What became of a file of translations. */
export type ImportOutcome =
  | ({ readonly kind: "taken" } & TakenFile)
  | { readonly kind: "refused"; readonly words: string };

/** "there": the guidebook has it already. */
export type RefusedLanguage =
  | { readonly kind: "there"; readonly tag: string }
  | Extract<TypedLanguage, { readonly kind: "refused" }>;

/** All texts of the guidebook, language by language. */
export interface TranslationsModel {
  readonly form: FormModel;
  readonly asked: ReadonlySignal<Asked>;
  /** The language that is translated into; undefined where there is only one. */
  readonly locale: ReadonlySignal<string | undefined>;
  /** Texts that were translated while only missing ones are shown: they stay until that is asked anew. */
  readonly kept: ReadonlySignal<ReadonlySet<string>>;
  readonly outcome: ReadonlySignal<ImportOutcome | undefined>;
  readonly newTag: ReadonlySignal<string>;
  /** Why what was typed was not added, until it is changed. */
  readonly refused: ReadonlySignal<RefusedLanguage | undefined>;
  /** The language that is asked to go. */
  readonly removal: Removal;
  ask(change: Partial<Omit<Asked, "kind">>): void;
  write(text: Translation, words: string): void;
  setNewTag(tag: string): void;
  /** Adds the language that was typed and opens it, or says why not. */
  addLanguage(): void;
  /** Takes a language away with all its texts. */
  removeLanguage(locale: string): void;
  exportFile(): void;
  importFile(text: string): void;
  readonly stop: () => void;
}

const PLACE: Asked = { kind: "translations", locale: "", missing: false, search: "" };

/** Works on the draft; the language and the filter stand in the address. */
export function createTranslations(
  draft: DraftModel,
  platform: Pick<Platform, "saveFile" | "focus">,
  router: Router,
): TranslationsModel {
  const kept = signal<ReadonlySet<string>>(new Set());
  const outcome = signal<ImportOutcome | undefined>(undefined);
  const newTag = signal("");
  const refused = signal<RefusedLanguage | undefined>(undefined);
  const removal = createRemoval();
  const locales = (): readonly string[] => draft.guidebook.value.locales ?? ["en"];
  const asked = computed((): Asked => {
    const { route } = router.place.value;
    return route.kind === "translations" ? route : PLACE;
  });
  const locale = computed(() => {
    const [, ...others] = locales();
    return others.find((one) => one === asked.value.locale) ?? others[0];
  });
  const ask = (change: Partial<Omit<Asked, "kind">>): void => {
    batch(() => {
      kept.value = new Set();
      outcome.value = undefined;
      router.swap({ ...asked.peek(), ...change });
    });
  };
  // Until the check's code is here it is told of later, at the list.
  const isTag = (tag: string): boolean =>
    (draft.judge({ version: 1, locales: [tag] })?.problems ?? []).length === 0;
  const refuse = (why: RefusedLanguage): void => {
    refused.value = why;
    platform.focus("new-language");
  };
  // The file's code comes with the first file.
  const file = () => import("./translation-file.ts");
  return {
    form: createForm(draft, ["locales"], false),
    asked,
    locale,
    kept,
    outcome,
    newTag,
    refused,
    removal,
    ask,
    write(text, words) {
      const to = locale.peek();
      if (to === undefined) return;
      kept.value = new Set([...kept.peek(), text.id]);
      const first = firstLocale(draft.guidebook.peek());
      draft.write(text.path, withWords(draft.read(text.path), first, to, words));
    },
    setNewTag(tag) {
      newTag.value = tag;
      refused.value = undefined;
    },
    addLanguage() {
      const typed = newTag.peek().trim();
      if (typed === "") return;
      const read = readLanguage(typed, isTag);
      if (read.kind === "refused") return refuse(read);
      const { tag } = read;
      if (locales().includes(tag)) return refuse({ kind: "there", tag });
      newTag.value = "";
      draft.write(["locales"], [...locales(), tag]);
      ask({ locale: tag, missing: false, search: "" });
    },
    removeLanguage(tag) {
      removal.cancel();
      void file().then(({ withoutLanguage }) => {
        const book: Guidebook = withoutLanguage(draft.guidebook.peek(), tag);
        for (const [key, value] of Object.entries(book)) draft.write([key], value);
        ask({ locale: "" });
      });
    },
    exportFile() {
      const to = locale.peek();
      if (to === undefined) return;
      void file().then(async ({ toXliff }) => {
        const text = await toXliff(draft.guidebook.peek(), to);
        platform.saveFile(`texts-${to}.xlf`, "application/xliff+xml", text);
      });
    },
    importFile(text) {
      const to = locale.peek();
      if (to === undefined) return;
      void file().then(async ({ fromXliff }) => {
        const read = await fromXliff(draft.guidebook.peek(), to, text);
        if (!read.ok) {
          outcome.value = { kind: "refused", words: read.failure };
          return;
        }
        for (const { path, words } of read.value.changes) draft.write(path, words);
        outcome.value = { kind: "taken", ...read.value.told };
      });
    },
    stop: () => {},
  };
}

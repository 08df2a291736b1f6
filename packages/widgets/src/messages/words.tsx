import type { JSX } from "../render/jsx-runtime.ts";
import type { Messages } from "./messages.ts";

type Values = Readonly<Record<string, string | number>>;

/** Every word in one language: what the file of a language exports. */
export interface Translation {
  readonly messages: Partial<Messages>;
}

/** Fetches the words of a language (`de`, without a region); undefined where there are none. */
export type LoadWords = (language: string) => Promise<Translation> | undefined;

/** Says messages in one language: English, until the words of its locale are there. */
export interface Words {
  /** The language (BCP 47) of what it says, where the page speaks another one. */
  readonly lang: string | undefined;
  /**
   * Settles once it is certain which language it speaks, and never rejects: whoever draws waits for it, so that nothing
   * stands there in English first. Undefined where that is certain from the start.
   */
  readonly ready: Promise<void> | undefined;
  /** The message with its `{name}` places filled; a numeric `count` also chooses the plural form. */
  say(key: keyof Messages, values?: Values): string;
  /**
   * The same to stand on screen. It may be English inside an Arabic page: `bdi` keeps its punctuation on its own side
   * without moving the line to the other edge, and `lang` lets a screen reader change its voice.
   */
  show(key: keyof Messages, values?: Values): JSX.Element;
  /** Takes up the English messages of a kind of guide, which come with its chunk. */
  learn(messages: Partial<Messages>): void;
}

// The words come from the same server as the guide that waits for them: later than that, they do not come.
const PATIENCE_MS = 3_000;

/**
 * Words for `locale` (BCP 47), with its digits. It speaks the language that `load` brings for it, whatever the region
 * or script; English where that fails, takes too long, or there is none.
 */
export function createWords(locale: string, load: LoadWords = () => undefined): Words {
  const known: Partial<Messages> = {};
  let translated: Partial<Messages> = {};
  const spoken = supported(locale);
  const language = spoken.split("-")[0]!;
  // English on a French page has English plurals: there is no "0 answer". Formats are made where they are needed: the
  // first of a page loads the browser's data of a language, 15 ms that a guide without a number does not pay.
  let counted = "en";
  const loading = load(language);
  const words: { -readonly [Key in keyof Words]: Words[Key] } = {
    lang: language === "en" ? undefined : "en",
    ready:
      loading &&
      Promise.race([loading, new Promise<void>((late) => setTimeout(late, PATIENCE_MS))]).then(
        (found) => {
          // What comes too late is left alone: half of the words would be in English by then.
          if (!found) return;
          translated = found.messages;
          counted = spoken;
          words.lang = undefined;
        },
        () => {},
      ),
    learn(messages) {
      Object.assign(known, messages);
    },
    say(key, values = {}) {
      const message = translated[key] ?? known[key] ?? "";
      const form =
        typeof message === "string"
          ? message
          : (message[new Intl.PluralRules(counted).select(Number(values["count"] ?? 0))] ??
            message.other);
      return form.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name] ?? "";
        return typeof value === "number" ? value.toLocaleString(spoken) : value;
      });
    },
    show: (key, values) => <bdi lang={words.lang}>{words.say(key, values)}</bdi>,
  };
  return words;
}

/** Intl throws a RangeError for a malformed tag, and a locale comes from the host. It also knows that `iw` is `he`. */
function supported(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

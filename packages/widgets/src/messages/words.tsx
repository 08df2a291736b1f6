import type { JSX } from "../render/jsx-runtime.ts";
import type { Messages } from "./messages.ts";

type Values = Readonly<Record<string, string | number>>;

/** Says messages in one language. */
export interface Words {
  /** The language (BCP 47) of what it says, where the page speaks another one. */
  readonly lang: string | undefined;
  /** The message with its `{name}` places filled; a numeric `count` also chooses the plural form. */
  say(key: keyof Messages, values?: Values): string;
  /**
   * The same to stand on screen. It may be English inside an Arabic page: `bdi` keeps its punctuation on its own side
   * without moving the line to the other edge, and `lang` lets a screen reader change its voice.
   */
  show(key: keyof Messages, values?: Values): JSX.Element;
  /** Takes up the messages of a kind of guide, which come with its chunk. */
  learn(messages: Partial<Messages>): void;
}

/** Words in `language`, none of them learned yet, with plurals and digits as `locale` (BCP 47) has them. */
export function createWords(locale: string, language = "en"): Words {
  const known: Partial<Messages> = {};
  const spoken = supported(locale);
  const plurals = new Intl.PluralRules(spoken);
  const numbers = new Intl.NumberFormat(spoken);
  const words: Words = {
    lang: locale.split("-")[0] === language ? undefined : language,
    learn(messages) {
      Object.assign(known, messages);
    },
    say(key, values = {}) {
      const message = known[key] ?? "";
      const form =
        typeof message === "string"
          ? message
          : (message[plurals.select(Number(values["count"] ?? 0))] ?? message.other);
      return form.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name] ?? "";
        return typeof value === "number" ? numbers.format(value) : value;
      });
    },
    show: (key, values) => <bdi lang={words.lang}>{words.say(key, values)}</bdi>,
  };
  return words;
}

/** Intl throws a RangeError for a malformed tag, and a locale comes from the host. */
function supported(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

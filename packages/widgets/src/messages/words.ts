import type { Messages } from "./messages.ts";

/** Says messages in one language. */
export interface Words {
  /** The language (BCP 47) of what it says, where the page speaks another one. */
  readonly lang: string | undefined;
  /** The message with its `{name}` places filled; a numeric `count` also chooses the plural form. */
  say(key: keyof Messages, values?: Readonly<Record<string, string | number>>): string;
}

/** Words of `messages`, written in `language`, with plurals and digits as `locale` (BCP 47) has them. */
export function createWords(messages: Messages, locale: string, language = "en"): Words {
  const known = supported(locale);
  const plurals = new Intl.PluralRules(known);
  const numbers = new Intl.NumberFormat(known);
  return {
    lang: locale.split("-")[0] === language ? undefined : language,
    say(key, values = {}) {
      const message = messages[key];
      const form =
        typeof message === "string"
          ? message
          : (message[plurals.select(Number(values["count"] ?? 0))] ?? message.other);
      return form.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name] ?? "";
        return typeof value === "number" ? numbers.format(value) : value;
      });
    },
  };
}

/** Intl throws a RangeError for a malformed tag, and a locale comes from the host. */
function supported(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

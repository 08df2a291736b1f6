const DATE = /^\d{4}-\d\d-\d\d(T.*)?$/;

/**
 * How `locale` says the value of a trait: numbers grouped from 10 000 on, since 2026 may be a year, and dates as ISO 8601
 * writes them, those without a time the same everywhere. Other text stays as it is.
 */
export function inWords(locale: string): (value: string | number) => string {
  return (value) => {
    if (typeof value === "number") {
      return new Intl.NumberFormat(locale, { useGrouping: "min2" }).format(value);
    }
    const date = DATE.exec(value);
    // A day that no month has is text like any other.
    if (!date || !Date.parse(value)) return value;
    const timeZone = date[1] ? undefined : "UTC";
    return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(
      Date.parse(value),
    );
  };
}

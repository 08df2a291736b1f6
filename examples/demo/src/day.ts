/** A calendar day as `YYYY-MM-DD`, in the user's own time zone. Days compare as strings. */
export type Day = string;

const readable = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** The user's calendar day at `moment`. */
export function dayOf(moment: Date): Day {
  const month = String(moment.getMonth() + 1).padStart(2, "0");
  return `${moment.getFullYear()}-${month}-${String(moment.getDate()).padStart(2, "0")}`;
}

/** The day `count` days after `day` (before it when negative). */
export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** `2027-03-04` as "4 Mar 2027". */
export function formatDay(day: Day): string {
  return readable.format(new Date(`${day}T00:00:00Z`));
}

/** Whether `text` is a day that a date field can hold. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

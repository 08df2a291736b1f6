/** The one currency of the demo, as ISO 4217. Its banks have sort codes, so it is pounds. */
export const CURRENCY = "GBP";

// Above ten million pounds a line is a slip of the finger.
const MAX_PENCE = 1_000_000_000;

const pounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: CURRENCY });

/** Pence as people read them: `123450` is "£1,234.50". */
export function formatPence(pence: number): string {
  return pounds.format(pence / 100);
}

/** Pence for "1,234.5", "£1234.50" or "80"; `undefined` for what is not an amount above zero. */
export function parsePence(text: string): number | undefined {
  const plain = text.replace(/[£,\s]/g, "");
  if (!/^\d+(\.\d{1,2})?$/.test(plain)) return undefined;
  const pence = Math.round(Number(plain) * 100);
  return pence > 0 && pence <= MAX_PENCE ? pence : undefined;
}

import { randomBytes } from "node:crypto";

/** Makes batches as `cairn.js` sends them; no message id comes twice. */
export interface Traffic {
  /** The next `count` bodies of `POST /v1/batch`, `EVENTS_A_REQUEST` messages each. */
  bodies(count: number): readonly Buffer[];
}

export const EVENTS_A_REQUEST = 50;

// So many visitors are active at once: their ids lie among each other's in time, as a collector sees them.
const VISITORS_AT_ONCE = 32;
const VISITORS = 2_000;
const VISITORS_AN_ACCOUNT = 8;
const EVENT_EVERY_MS = 1_000;
// Clients' clocks must lie in the past for as long as a benchmark makes traffic.
const START_BEFORE_MS = 24 * 3_600_000;

const PATHS = ["/customers", "/invoices", "/invoices/new", "/settings/bank", "/reports"];
const EVENTS: readonly (readonly [name: string, properties: (at: number) => object])[] = [
  ["Customer Added", (at) => ({ customerId: `customer-${at % 97}`, source: "form" })],
  ["Invoice Created", (at) => ({ invoiceId: `invoice-${at % 89}`, amount: at % 5_000 })],
  ["Invoice Sent", (at) => ({ invoiceId: `invoice-${at % 89}`, channel: "email" })],
  ["Bank Connect Failed", () => ({ reason: "Account number invalid", attempt: 2 })],
  ["Bank Connected", () => ({ bank: "Example Bank" })],
  ["Invoice Paid", (at) => ({ invoiceId: `invoice-${at % 89}`, amount: at % 5_000 })],
  ["Filter Changed", () => ({ list: "invoices", by: "status" })],
  ["Report Opened", () => ({ report: "Income", period: "month" })],
];

/** Traffic of some thousand visitors of a small invoicing app, sent with `writeKey`. */
export function createTraffic(writeKey: string, nowMs: number): Traffic {
  const startMs = nowMs - START_BEFORE_MS;
  let made = 0;

  function body(batch: number): Buffer {
    const round = Math.floor(batch / VISITORS_AT_ONCE);
    // Visitors come back: a batch is one visit of one of them.
    const visitor = (batch * 7) % VISITORS;
    const fromMs = startMs + round * EVENTS_A_REQUEST * EVENT_EVERY_MS + (batch % VISITORS_AT_ONCE);
    const sessionId = timeOrderedId(fromMs);
    const messages = Array.from({ length: EVENTS_A_REQUEST }, (_, at) =>
      message({ visitor, sessionId, at, atMs: fromMs + at * EVENT_EVERY_MS }),
    );
    const sentAt = new Date(fromMs + EVENTS_A_REQUEST * EVENT_EVERY_MS).toISOString();
    return Buffer.from(JSON.stringify({ batch: messages, sentAt, writeKey }));
  }

  return {
    bodies: (count) => Array.from({ length: count }, () => body(made++)),
  };
}

function message(of: {
  readonly visitor: number;
  readonly sessionId: string;
  readonly at: number;
  readonly atMs: number;
}): object {
  const { visitor, sessionId, at, atMs } = of;
  const path = PATHS[(visitor + at) % PATHS.length] ?? "/";
  const [event, properties] = EVENTS[(visitor * 3 + at) % EVENTS.length] ?? ["", () => ({})];
  return {
    messageId: timeOrderedId(atMs),
    timestamp: new Date(atMs).toISOString(),
    anonymousId: `anonymous-${visitor}`,
    userId: `user-${visitor}`,
    ...(at === 0
      ? { type: "identify", traits: { name: `Visitor ${visitor}`, plan: "team", seats: 8 } }
      : { type: "track", event, properties: properties(visitor + at) }),
    context: {
      library: { name: "@cairn/sdk", version: "1.0.0" },
      page: { path, url: `https://app.example${path}` },
      locale: "en-GB",
      timezone: "Europe/Berlin",
      screen: { width: 1440, height: 900, density: 2 },
      groupId: `account-${Math.floor(visitor / VISITORS_AN_ACCOUNT)}`,
      cairn: { v: "1.0.0", env: "live", session: sessionId, seq: at, activeMs: at * 900 },
    },
  };
}

/** A UUID of version 7, as the SDK makes them: those of one visitor sort by time. */
function timeOrderedId(atMs: number): string {
  const time = atMs.toString(16).padStart(12, "0");
  const chance = randomBytes(10).toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}-8${chance.slice(3, 6)}-${chance.slice(6, 18)}`;
}

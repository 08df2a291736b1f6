import type { Stop } from "@cairn/core";
import type { Cairn, FlushReport } from "../cairn.ts";
import { takeBuilderToken } from "./builder-link.ts";
import { deliveryRows } from "./delivery-rows.ts";
import { createEventLog } from "./event-log.ts";
import { guideRows } from "./guide-rows.ts";
import { holdoutRow } from "./holdout-row.ts";
import { whyNoGuidebook } from "./missing-guidebook.ts";
import { optionRows } from "./option-rows.ts";
import type { Decided } from "../engine/stage/inspected.ts";
import type { Backstage } from "../engine/stage.ts";
import { pageCairn } from "./page-cairn.ts";
import { type Panel, openPanel } from "./panel.ts";
import type { Report, Row } from "./row.ts";
import { placeRows } from "./place-rows.ts";
import { userRows } from "./user-rows.ts";
import { waitingIds } from "./waiting-ids.ts";

// Spans of time in words grow stale slowly.
const REFRESH_MS = 1_000;
// By the second look a guidebook is there, unless something keeps it away.
const LOOKS_BEFORE_ASKING = 2;
/** Remembers in this tab that the inspector was closed, so that the next page does not open it again. */
const CLOSED = "cairn.inspector.closed";

/** The inspector of this page, for the Cairn that `port` belongs to. */
interface Inspector {
  readonly port: Backstage["port"];
  open(): void;
  readonly stop: Stop;
}
/** Brings the builder; rejects when it cannot be had. */
export type LoadBuilder = () => Promise<{
  open(config: Backstage["port"]["config"], token: string): void;
}>;

let current: Inspector | undefined;
/** Whose page was looked at for a link of the builder. */
let looked: Backstage["port"] | undefined;

/**
 * Opens what the page was opened for: the builder, where a link of the studio's led here, else the inspector; a page has
 * one. A page that starts in debug opens it by itself, unless it was closed in this tab before. From then on Alt+Shift+C
 * opens and closes it.
 */
export function open(
  { port, user }: Pick<Backstage, "port" | "user">,
  decided: Decided,
  loadBuilder: LoadBuilder,
): void {
  if (looked !== port) {
    looked = port;
    const token = takeBuilderToken(port.config.debug);
    if (token) return openBuilder(port, token, loadBuilder);
    // An address that anybody may write is no reason to show more than a page asks for.
    if (typeof port.config.debug === "string") return;
  }
  const isKnown = current?.port === port;
  if (!isKnown) {
    current?.stop();
    current = createInspector(port, user, decided);
  }
  if (isKnown || !port.config.debug || !remembered()) current?.open();
}

function openBuilder(
  { config, warn }: Backstage["port"],
  token: string,
  loadBuilder: LoadBuilder,
): void {
  loadBuilder().then(
    ({ open: begin }) => begin(config, token),
    () => warn("builder", "No builder."),
  );
}

function createInspector(
  port: Backstage["port"],
  user: Backstage["user"],
  decided: Decided,
): Inspector {
  const log = createEventLog();
  let panel: Panel | undefined;
  let report: FlushReport | undefined;
  let isAsking = false;
  let noBook: Row | undefined;
  let stops: readonly Stop[] = [];

  const draw = () => {
    const cairn = pageCairn();
    // The page's Cairn is over, and so is this.
    if (!cairn) return stop();
    panel?.update(reportOf(), summaryOf());
  };
  const reportOf = (): Report => {
    const { value: state } = pageCairn()!.state;
    const [view, held] = decided();
    const { ledger } = user.kept;
    return {
      guides: view
        ? [
            ...guideRows({ view, held, ledger, showing: state.showing }),
            ...placeRows(document, view.book),
          ]
        : noBook
          ? [noBook]
          : [],
      options: optionRows({ ...port.config }, location.hostname),
      user: [
        ...userRows(state, user, port, view?.book),
        holdoutRow({ record: user.kept, identity: user.who }, view?.book),
      ],
      events: log.rows(),
      delivery: deliveryRows(report, port),
    };
  };
  const summaryOf = () => {
    const book = decided()[0]?.book;
    return book ? `Guidebook ${book.revision}, ${book.locale}; ${port.path()}` : "No guidebook yet";
  };
  /** Asks the outbox; at most one question at a time. */
  const ask = async () => {
    if (isAsking || !panel) return;
    isAsking = true;
    report = await pageCairn()?.flush({ to: "outbox" });
    log.waiting(await waitingIds(port.config.key));
    isAsking = false;
    draw();
  };
  const askWhy = async () => {
    if (decided()[0]) return;
    noBook = await whyNoGuidebook(port);
    if (panel) draw();
  };
  const close = () => {
    for (const end of stops) end();
    stops = [];
    panel = undefined;
  };
  const show = (cairn: Cairn): Panel => {
    remember(false);
    const opened = openPanel({ show: (guide) => cairn.show(guide), close: putAway });
    let looks = 0;
    const timer = setInterval(() => {
      draw();
      looks += 1;
      if (looks === LOOKS_BEFORE_ASKING) void askWhy();
      // A verdict is told before its rows have left the outbox.
      if (log.isWaiting()) void ask();
    }, REFRESH_MS);
    panel = opened;
    stops = [
      opened.stop,
      () => clearInterval(timer),
      cairn.on("state", draw),
      ...(["stored", "sent", "dropped"] as const).map((name) => cairn.on(name, () => void ask())),
    ];
    draw();
    void ask();
    return opened;
  };
  const putAway = () => {
    remember(true);
    close();
  };
  const onKey = (event: KeyboardEvent) => {
    const { code, altKey, shiftKey, ctrlKey, metaKey } = event;
    if (code !== "KeyC" || !altKey || !shiftKey || ctrlKey || metaKey) return;
    const cairn = pageCairn();
    if (!cairn) return stop();
    event.preventDefault();
    if (panel) putAway();
    // Whoever opens it by key goes on by key; where it opened by itself, focus stays with the page.
    else show(cairn).focus();
  };
  const stop = () => {
    close();
    removeEventListener("keydown", onKey, true);
    for (const end of always) end();
    current = undefined;
  };
  // Those from before the inspector came: the outbox knows which of them still wait.
  const before = port.consent() === "granted" ? "stored" : "made";
  for (const message of port.past) log.add(message, before);
  const always = [
    port.on("message", ([message, from]) => {
      log.add(message, from === "other-tab" ? from : "made");
      draw();
    }),
    pageCairn()?.on("stored", ({ messageIds }) => log.stored(messageIds)) ?? (() => {}),
  ];
  // In the capture phase: a field of the page may keep keys to itself.
  addEventListener("keydown", onKey, true);
  return {
    port,
    open() {
      const cairn = pageCairn();
      if (panel) panel.focus();
      else if (cairn) show(cairn);
    },
    stop,
  };
}

function remembered(): boolean {
  try {
    return sessionStorage.getItem(CLOSED) !== null;
  } catch {
    return false;
  }
}

function remember(isClosed: boolean): void {
  try {
    if (isClosed) sessionStorage.setItem(CLOSED, "");
    else sessionStorage.removeItem(CLOSED);
  } catch {
    // Storage is denied: it opens again with the next page.
  }
}

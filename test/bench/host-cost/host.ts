import { createCollector } from "@cairn/collector";
import { listen } from "@cairn/collector/node";
import { createMemoryEventLog, createMemoryRegistry } from "@cairn/collector/store";
import type { Guidebook } from "@cairn/core/guidebook";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/lib/root.ts";
import { PEERS, type PeerFiles, bundlePage, bundlePeer } from "./peers.ts";

/** A host page for each variant on one origin, the real collector with the built `cairn.js` on another. */
export interface CostHost {
  /** Origin of the pages; `/NAME` is a page, `/rows-NAME` the same with a table of 10 000 rows, `/touch-FEATURE` one with that feature. */
  readonly origin: string;
  readonly peers: Readonly<Record<(typeof PEERS)[number], PeerFiles>>;
  stop(): Promise<void>;
}

// A live key: the figures are those of a product in use.
const KEY = "pk_live_hostcost";
const ROWS = 10_000;
const assets = join(repositoryRoot, "packages/collector/dist/assets");
const STUB_ENGINE = `export const startEngine = () => ({ show() {}, hide() {}, openHelp() {}, stop() {},
  revision: () => undefined, explain: () => [], state: () => undefined });`;

const guidebook: Guidebook = {
  version: 1,
  experiments: { holdout: 0 },
  milestones: {
    customer: {
      title: "First customer",
      when: { kind: "count", event: { name: "Customer Added" }, atLeast: 1 },
    },
    invoice: {
      title: "First invoice",
      when: { kind: "count", event: { name: "Invoice Sent" }, atLeast: 1 },
    },
    bank: {
      title: "Bank connected",
      when: { kind: "count", event: { name: "Bank Connected" }, atLeast: 1 },
    },
  },
  activation: { milestones: ["customer", "invoice", "bank"] },
  caps: { quietAfterLoad: "0s", minGap: "0s" },
  guides: {
    start: {
      kind: "checklist",
      title: "Get your first invoice paid",
      when: { kind: "all", of: [] },
      pages: ["/checklist"],
      autoOpen: true,
      items: [
        { id: "customer", title: "Add a customer", milestone: "customer" },
        { id: "invoice", title: "Send an invoice", milestone: "invoice" },
        { id: "bank", title: "Connect your bank", milestone: "bank" },
      ],
    },
    tip: {
      kind: "hint",
      style: "tooltip",
      title: "Connect the account",
      body: "Payments find their invoice.",
      target: { selectors: ["#target"] },
      when: { kind: "all", of: [] },
      pages: ["/hint", "/rows-hint"],
    },
  },
};

/** Starts both. */
export async function startCostHost(): Promise<CostHost> {
  const registry = createMemoryRegistry();
  const nowMs = Date.now();
  await registry.definitions.publish({ guidebook, publishedAtMs: nowMs, by: "benchmark" });
  const access = { key: KEY, environment: "live", origins: ["*"], createdAtMs: nowMs } as const;
  await registry.access.putWriteKey(access);
  const collector = createCollector({
    log: createMemoryEventLog(),
    registry,
    config: { assetsFolder: assets },
    now: Date.now,
    newId: randomUUID,
    report: (error) => console.error(error),
  });
  const listening = await listen(collector, { host: "127.0.0.1", port: 0 });
  const [driver, shepherd] = await Promise.all(PEERS.map(bundlePeer));
  const [floor, touch] = await Promise.all(["floor", "touch"].map(bundlePage));
  const peers = { driver: driver!, shepherd: shepherd! };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const name = pathname.slice(1);
    const peer = peers[name.split(".")[0] as keyof typeof peers];
    if (name === "favicon.ico") response.writeHead(204).end();
    else if (name.endsWith(".css")) answer(response, "text/css", peer.css);
    else if (name === "cairn.js")
      answer(response, "text/javascript", readFileSync(join(assets, name)));
    else if (name.startsWith("cairn/")) answer(response, "text/javascript", STUB_ENGINE);
    else if (name === "floor.js") answer(response, "text/javascript", floor!);
    else if (name === "touch.js") answer(response, "text/javascript", touch!);
    else if (name.endsWith(".js")) answer(response, "text/javascript", peer.script);
    else answer(response, "text/html; charset=utf-8", pageOf(name, listening.url));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    peers,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await listening.stop();
    },
  };
}

function answer(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, { "content-type": type }).end(body);
}

function pageOf(name: string, collector: string): string {
  const variant = name.replace("rows-", "");
  const [bare, feature = ""] = variant.split("-");
  const cairn = (origin: string) =>
    `<script async src="${origin}/cairn.js" data-key="${KEY}" data-collector="${collector}"></script>`;
  const head =
    variant === "none"
      ? ""
      : bare === "floor" || bare === "touch"
        ? `<script async src="/${bare}.js" data-touch="${feature}" data-key="${KEY}" data-collector="${collector}"></script>`
        : variant === "entry"
          ? cairn("")
          : variant === "driver" || variant === "shepherd"
            ? `<link rel="stylesheet" href="/${variant}.css"><script defer src="/${variant}.js"></script>`
            : cairn(collector);
  const rows = name.startsWith("rows-") ? ROWS : 40;
  const table = Array.from(
    { length: rows },
    (_, at) => `<tr><td>Invoice ${at}</td><td>${at * 7} EUR</td><td>sent</td></tr>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${head}
<h1>Bank</h1><p><button id="target" type="button">Connect a bank</button> <output id="said">0</output></p>
<table>${table.join("")}</table>
<script>let clicks = 0; document.querySelector("#target").addEventListener("click", () => {
  document.querySelector("#said").textContent = String(++clicks); });</script></html>`;
}

import type { CompiledGuidebook, Message } from "@cairn/core";
import type { Guidebook } from "@cairn/core/guidebook";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Benchmark, Row } from "../../scripts/bench/benchmark.ts";
import { repositoryRoot } from "../../scripts/lib/root.ts";
import { launchBrowser } from "../e2e/models/browser.ts";
import { serveLearned } from "../e2e/models/serve-learned.ts";
import { type BenchHost, startHost } from "./sdk/host.ts";
import { hundredGuides } from "./sdk/hundred-guides.ts";
import type { Given, PageBench } from "./sdk/page.ts";
import { LEARNED, mostStallStateBytes, stallStateBytes } from "./sdk/stall-state.ts";
import { median, quantile } from "./statistics.ts";

declare const bench: PageBench;
declare const cairn: import("@cairn/sdk").Cairn;

const ROUNDS = 120;
const STORED_CALLS = 400;
const EVENT = "Invoice Created";
const PROPERTIES = { invoiceId: "invoice-17", amount: 480, currency: "EUR", lines: 3 };

const benchmark: Benchmark = { name: "sdk", run };
export default benchmark;

async function run(): Promise<readonly Row[]> {
  const file = join(repositoryRoot, "examples/guidebooks/ledgerly.guidebook.json");
  const demo = JSON.parse(readFileSync(file, "utf8")) as Guidebook;
  const host = await startHost(demo);
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext()).newPage();
    return await measure(page, host, hundredGuides(demo));
  } finally {
    await browser.close();
    await host.stop();
  }
}

async function measure(
  page: Page,
  host: BenchHost,
  book: CompiledGuidebook,
): Promise<readonly Row[]> {
  const message = await openPage(page, host);
  // As text: what goes into the page is copied, and read there once, before any clock starts.
  const given = JSON.stringify({ message, book, rounds: ROUNDS } satisfies Given);
  const track = await page.evaluate((text) => bench.track(JSON.parse(text)), given);
  const settled = await page.evaluate((text) => bench.settled(JSON.parse(text)), given);
  const rules = await page.evaluate((text) => bench.rules(JSON.parse(text)), given);
  const detector = await page.evaluate((text) => bench.detector(JSON.parse(text)), given);
  const stored = await page.evaluate((calls) => bench.stored(calls), STORED_CALLS);
  const stateBytes = await stallStateBytes(page, host.key);
  return [
    overStringify("track_over_stringify", track),
    overStringify("track_settled_over_stringify", settled),
    overStringify("rules_100_over_stringify", rules),
    overStringify("detector_over_stringify", detector),
    { metric: "stored_p50_ms", value: median(stored), unit: "ms" },
    { metric: "stored_p99_ms", value: quantile(stored, 0.99), unit: "ms" },
    { metric: "state_bytes", value: stateBytes, unit: "bytes" },
    { metric: "state_bytes_every_sign", value: mostStallStateBytes(Date.now()), unit: "bytes" },
    { metric: "message_bytes", value: JSON.stringify(message).length, unit: "bytes" },
  ];
}

/** Opens the page with Cairn and its engine at work; a message as it left the page for the collector. */
async function openPage(page: Page, host: BenchHost): Promise<Message> {
  // A zipped body is a blob, which the browser does not show; how it is sent is not measured here.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "CompressionStream"));
  await serveLearned(page, LEARNED);
  await page.goto(host.pageUrl);
  await page.waitForFunction(() => globalThis.crossOriginIsolated && cairn.state.value.ready);
  const sent = page.waitForRequest(
    (request) => request.postData()?.includes(`"event":"${EVENT}"`) ?? false,
  );
  await page.evaluate(
    ({ event, properties }) => {
      cairn.identify("user-17", { plan: "team", seats: 8 });
      cairn.group("account-3", { industry: "design" });
      cairn.track(event, properties);
      return cairn.flush();
    },
    { event: EVENT, properties: PROPERTIES },
  );
  const body = (await sent).postData() ?? "";
  const { batch } = JSON.parse(body) as { readonly batch: readonly Message[] };
  const message = batch.find((one) => one.type === "track" && one.event === EVENT);
  if (message === undefined) throw new Error(`${EVENT} was not sent`);
  return message;
}

/** The middle of the rounds' ratios: a collection of garbage in one round moves it nowhere. */
function overStringify(metric: string, ratios: readonly number[]): Row {
  return { metric, value: median(ratios), unit: "times" };
}

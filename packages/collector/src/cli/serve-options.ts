import { fileURLToPath } from "node:url";
import { parseDuration } from "@cairn/core";
import { type Command, InvalidArgumentError, Option } from "commander";
import {
  type CollectorConfig,
  DEFAULT_CONNECTIONS,
  DEFAULT_DATA_FOLDER,
  DEFAULT_HOST,
  DEFAULT_PORT,
  DEFAULT_RETENTION_MS,
  DEFAULT_USER_EVENTS_PER_S,
  LEAST_RETENTION_MS,
  USER_BURST,
} from "../config.ts";
import { readBasePath } from "../http/base-path.ts";
import { createSeeThrough } from "../http/trusted-proxies.ts";
import { webhookNetworksOption } from "./options.ts";
import { addProviderOptions, type ProviderOptions, providerOf } from "./provider-options.ts";
import { stopWith } from "./stop-with.ts";
import { LOG_LEVELS, type LogLevel } from "./process-log.ts";

/** What `cairn serve` was told. */
export interface ServeOptions extends ProviderOptions {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly assets: string;
  readonly basePath: string;
  readonly trustProxy: readonly string[];
  readonly connections: number;
  readonly rate?: number;
  /** 0: no limit. */
  readonly userRate: number;
  /** Milliseconds; Infinity: for ever. */
  readonly retention: number;
  readonly metricsPublic?: true;
  readonly webhooksAllowPrivate: readonly string[];
  readonly logLevel: LogLevel;
  readonly demo?: true;
}

// From source and from dist alike: both folders lie beside each other in the package.
const ASSETS = fileURLToPath(new URL("../../dist/assets", import.meta.url));

/** Adds the options of `cairn serve`; most may stand in the environment too. */
export function addServeOptions(command: Command): Command {
  const option = (flags: string, description: string): Option => new Option(flags, description);
  command
    .addOption(
      option("--port <number>", "port").env("PORT").default(DEFAULT_PORT).argParser(parsePort),
    )
    .addOption(
      option("--host <address>", "address; 0.0.0.0 lets other machines in")
        .env("CAIRN_HOST")
        .default(DEFAULT_HOST)
        .argParser((text) => text || DEFAULT_HOST),
    )
    .addOption(
      option("--data <folder>", "data folder")
        .env("CAIRN_DATA")
        .default(DEFAULT_DATA_FOLDER)
        .argParser((text) => text || DEFAULT_DATA_FOLDER),
    )
    .addOption(option("--assets <folder>", "built SDK, studio and demo").default(ASSETS))
    .addOption(
      option("--base-path <path>", "where a proxy mounts it, such as /cairn")
        .env("CAIRN_BASE_PATH")
        .default("")
        .argParser(parseBasePath),
    )
    .addOption(
      option(
        "--trust-proxy <ranges>",
        'proxies whose forwarding headers are believed: addresses and ranges with commas between, "loopback", "none"',
      )
        .env("CAIRN_TRUST_PROXY")
        .default(["loopback"], "loopback")
        .argParser(parseRanges),
    )
    .addOption(
      option("--connections <number>", "open at the same time")
        .default(DEFAULT_CONNECTIONS)
        .argParser(parseRate),
    )
    .addOption(
      option("--rate <number>", "requests a second that one write key may make").argParser(
        parseRate,
      ),
    )
    .addOption(
      option("--user-rate <number>", "events a second that browsers may send of one user; 0: any")
        .default(DEFAULT_USER_EVENTS_PER_S)
        .argParser(parseUserRate),
    )
    .addOption(
      option("--retention <duration>", "how long events are kept, such as 400d; off: for ever")
        .env("CAIRN_RETENTION")
        .default(DEFAULT_RETENTION_MS, "400d")
        .argParser(parseRetention),
    )
    .addOption(webhookNetworksOption())
    .addOption(option("--metrics-public", "answer /metrics to other machines too"))
    .addOption(
      option("--log-level <level>", "what is written to standard error")
        .env("CAIRN_LOG_LEVEL")
        .choices(LOG_LEVELS)
        .default("info"),
    )
    .addOption(
      option(
        "--demo",
        "serve the demo SaaS under /demo/, with sample history in an empty data folder",
      ),
    );
  return addProviderOptions(command);
}

/** The options that the collector itself must know; `demoKey` is what the demo sends with. */
export function configOf(options: ServeOptions, demoKey: string): CollectorConfig {
  const { assets, basePath, rate, userRate } = options;
  const provider = providerOf(options);
  if (typeof provider === "string") stopWith(provider);
  return {
    assetsFolder: assets,
    basePath,
    metricsPublic: options.metricsPublic === true,
    webhooksAllowPrivate: options.webhooksAllowPrivate,
    ...provider,
    ...(options.retention === Infinity ? {} : { retentionMs: options.retention }),
    ...(options.demo ? { demo: { key: demoKey } } : {}),
    // Pages send several requests as they load: a second's worth at once is no abuse.
    ...(rate === undefined ? {} : { rate: { perSecond: rate, burst: Math.ceil(rate) } }),
    ...(userRate === 0 ? {} : { userRate: { perSecond: userRate, burst: USER_BURST } }),
  };
}

// Commander (15.1.0) makes "" of undefined, which in arithmetic is 0: everything would be too old.
function parseRetention(text: string): number {
  if (text === "off") return Infinity;
  const ms = text === "" ? DEFAULT_RETENTION_MS : parseDuration(text);
  if (ms !== undefined && ms >= LEAST_RETENTION_MS) return ms;
  throw new InvalidArgumentError('a retention is "off", or a duration of at least 1d such as 400d');
}

function parseBasePath(text: string): string {
  const path = readBasePath(text);
  if (path !== undefined) return path;
  throw new InvalidArgumentError("a base path is one such as /cairn");
}

function parseRanges(text: string): readonly string[] {
  const ranges =
    text === "none" ? [] : (text || "loopback").split(/[\s,]+/).filter((range) => range !== "");
  try {
    createSeeThrough(ranges);
    return ranges;
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function parseRate(text: string): number {
  const rate = Number(text);
  if (rate > 0 && Number.isFinite(rate)) return rate;
  throw new InvalidArgumentError("a rate is a number above 0");
}

function parseUserRate(text: string): number {
  return text === "0" ? 0 : parseRate(text);
}

function parsePort(text: string): number {
  // A variable that is set to nothing is not set.
  const port = text === "" ? DEFAULT_PORT : Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError("a port is a number from 0 to 65535");
}

import { type Logger, pino, stdSerializers } from "pino";
import type { RequestLine } from "../http/request-line.ts";
import type { Expired } from "../privacy/retention.ts";

/** How much is written down. */
export const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Where lines go: standard error. */
export interface LogSink {
  write(line: string): unknown;
  readonly isTTY?: boolean;
}

/** The log of a running collector. */
export interface ProcessLog {
  /** A bug or an outage, with its cause. */
  report(error: unknown): void;
  /** What became of a request: faults at "error", refused sendings at "info", all else at "debug". */
  onRequest(line: RequestLine): void;
  /** What a run of the retention let go of, at "info". */
  onExpired(expired: Expired): void;
}

/** One JSON object a line, or plain text where a person watches. */
export function createProcessLog(sink: LogSink, level: LogLevel): ProcessLog {
  const write = (line: string): unknown => sink.write(sink.isTTY ? plain(line) : line);
  const logger: Logger = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: stdSerializers.err },
    },
    { write },
  );
  return {
    report: (error) => logger.error({ err: error }, messageOf(error)),
    onRequest(line) {
      const { status, route } = line;
      const isRefused = status >= 400 && route !== "other" && route !== "assets";
      const at = status >= 500 ? "error" : isRefused ? "info" : "debug";
      logger[at](line, "request");
    },
    onExpired: (expired) => logger.info(expired, "retention"),
  };
}

/** `12:04:31 info request POST ingest 429 0.4 ms …`, with an error's stack below. */
function plain(json: string): string {
  const { time, level, msg, err, pid: _, ...facts } = JSON.parse(json) as PlainLine;
  const told = Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`);
  const stack = err === undefined ? "" : `\n${err.stack ?? err.message ?? ""}`;
  return `${[time.slice(11, 19), level, msg, ...told].join(" ")}${stack}\n`;
}

interface PlainLine {
  readonly time: string;
  readonly level: string;
  readonly msg: string;
  readonly pid: number;
  readonly err?: { readonly stack?: string; readonly message?: string };
  readonly [fact: string]: unknown;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

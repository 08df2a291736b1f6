import type { JsonObject } from "@cairn/core";
import type { LogRow } from "../store/event-log.ts";

const PHONE_WIDTH = 640;
const TABLET_WIDTH = 1024;

/** The page that an event was made on; undefined where it does not say. */
export function pageOf({ context, properties }: LogRow): string | undefined {
  return textIn(partOf(context, "page"), "path") ?? textIn(properties, "path");
}

/** The site that they came from; undefined where that is nowhere known. */
export function referrerOf({ context, properties }: LogRow): string | undefined {
  const url =
    textIn(partOf(context, "referrer"), "url") ??
    textIn(partOf(context, "page"), "referrer") ??
    textIn(properties, "referrer");
  return url !== undefined && URL.canParse(url) ? new URL(url).host : undefined;
}

/** As browsers call it for guides: by the width of the screen; else by what the sender said. */
export function deviceOf({ context }: LogRow): string | undefined {
  const width = partOf(context, "screen")["width"];
  if (typeof width === "number") {
    return width < PHONE_WIDTH ? "phone" : width < TABLET_WIDTH ? "tablet" : "desktop";
  }
  const agent = textIn(context ?? {}, "userAgent");
  if (agent !== undefined) return /mobi/i.test(agent) ? "phone" : "desktop";
  return textIn(partOf(context, "device"), "type");
}

function partOf(context: JsonObject | undefined, name: string): JsonObject {
  const part = context?.[name];
  return typeof part === "object" && part !== null ? (part as JsonObject) : {};
}

function textIn(part: JsonObject, name: string): string | undefined {
  const value = part[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

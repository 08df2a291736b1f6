import { randomBytes } from "node:crypto";
import type { BuilderLink, BuilderProposal, BuilderTask, Environment } from "@cairn/core/api";
import { hashOf } from "../http/secrets.ts";
import type { BuilderLinkRecord, BuilderLinkStore, BuilderNote } from "../store/builder-links.ts";

// Long enough for a tour over many pages; a page's own scripts can read the token, so not longer.
const LINK_MS = 30 * 60_000;
// What was picked waits for the studio overnight.
const NOTES_MS = 24 * 3_600_000;
/** What the entry on the page looks for in its address. */
const FRAGMENT = "cairn-builder=";

/** What a new link is made of. */
export interface LinkWish {
  readonly environment: Environment;
  /** The page to begin on. */
  readonly url: string;
  readonly task: BuilderTask;
  /** Who asks for it. */
  readonly by: string;
}

/** Makes a link; `open` carries its token, which is told only here. */
export async function makeBuilderLink(
  { environment, url, task, by }: LinkWish,
  links: BuilderLinkStore,
  newId: () => string,
  nowMs: number,
): Promise<{ readonly record: BuilderLinkRecord; readonly open: string }> {
  await links.dropBefore(nowMs - NOTES_MS);
  const token = `bt_${randomBytes(24).toString("base64url")}`;
  const record: BuilderLinkRecord = {
    id: newId(),
    hash: hashOf(token),
    environment,
    origin: new URL(url).origin,
    task,
    by,
    createdAtMs: nowMs,
    expiresAtMs: nowMs + LINK_MS,
  };
  await links.add(record);
  return { record, open: withToken(url, token) };
}

/**
 * A page that routes by its fragment (`#/invoices`) keeps it, in front of the token. What follows a question mark there is
 * no part of the path that events tell.
 */
function withToken(url: string, token: string): string {
  const page = new URL(url);
  const end = page.hash === "" || page.hash.includes("?") ? "" : "?";
  page.hash = `${page.hash}${end}#${FRAGMENT}${token}`;
  return page.href;
}

/** The link whose token this is, while it counts. */
export async function linkByToken(
  token: string,
  links: BuilderLinkStore,
  nowMs: number,
): Promise<BuilderLinkRecord | undefined> {
  const record = token.startsWith("bt_") ? await links.byHash(hashOf(token)) : undefined;
  return record !== undefined && record.expiresAtMs > nowMs ? record : undefined;
}

/** Ends a link: its token is refused from now on, what it brought can still be read. */
export async function endBuilderLink(
  { id }: Pick<BuilderLinkRecord, "id">,
  links: BuilderLinkStore,
  nowMs: number,
): Promise<void> {
  await links.refuseToken(id);
  await links.note(id, { kind: "ended", atMs: nowMs });
}

/** A link as the studio is told of it. */
export function shownLink(
  record: BuilderLinkRecord,
  notes: readonly BuilderNote[],
  nowMs: number,
): BuilderLink {
  const { id, environment, origin, task, createdAtMs, expiresAtMs } = record;
  const opened = notes.findLast((note) => note.kind === "opened");
  const isEnded = nowMs >= expiresAtMs || notes.some((note) => note.kind === "ended");
  return {
    id,
    environment,
    origin,
    task,
    createdAt: new Date(createdAtMs).toISOString(),
    expiresAt: new Date(expiresAtMs).toISOString(),
    state: isEnded ? "ended" : opened === undefined ? "waiting" : "open",
    ...(opened === undefined ? {} : { page: opened.page }),
    proposals: proposalsIn(notes),
  };
}

/** What was proposed, numbered in order. */
export function proposalsIn(notes: readonly BuilderNote[]): readonly BuilderProposal[] {
  return notes
    .filter((note) => note.kind === "proposed")
    .map(({ proposal, atMs }, at) => ({
      ...proposal,
      number: at + 1,
      at: new Date(atMs).toISOString(),
    }));
}

import { fail, ok, type Problem, type Result } from "@cairn/core";
import type { Environment, Publish, Version } from "@cairn/core/api";
import { checkGuidebook, EMPTY_GUIDEBOOK } from "@cairn/core/guidebook";
import type { GuidebookVersion } from "../store/definitions.ts";
import { followLive } from "./draft.ts";
import type { Publishing } from "./publishing.ts";

/** Why nothing was published. */
export type PublishFailure =
  | { readonly kind: "conflict"; readonly revision: number }
  | { readonly kind: "invalid"; readonly problems: readonly Problem[] };

/** Publishes the draft as it is stored, live unless it says otherwise, when `revision` is the stored one and it has no problem. */
export async function publishDraft(
  { note, revision, environment = "live" }: Publish,
  publishing: Publishing,
): Promise<Result<Version, PublishFailure>> {
  const draft = await publishing.definitions.draft();
  const stored = draft?.revision ?? 0;
  if (stored !== revision) return fail({ kind: "conflict", revision: stored });
  const { version: live } = await publishing.definitions.live();
  const guidebook = draft?.guidebook ?? live?.guidebook ?? EMPTY_GUIDEBOOK;
  return publish(guidebook, note, publishing, environment);
}

/**
 * Publishes a guidebook that comes from a file. A draft without unpublished work follows it; another one is left as it
 * is.
 */
export async function publishGuidebook(
  guidebook: unknown,
  note: string | undefined,
  publishing: Publishing,
  environment: Environment = "live",
): Promise<Result<Version, Extract<PublishFailure, { readonly kind: "invalid" }>>> {
  const { definitions } = publishing;
  const before = { draft: await definitions.draft(), live: await definitions.live() };
  const published = await publish(guidebook, note, publishing, environment);
  if (published.ok) await followLive(before, publishing);
  return published;
}

/** A version as the studio and the command line show it. */
export function versionOf(record: GuidebookVersion): Version {
  return {
    version: record.version,
    publishedAt: new Date(record.publishedAtMs).toISOString(),
    by: record.by,
    ...(record.note === undefined ? {} : { note: record.note }),
    ...(record.restores === undefined ? {} : { restores: record.restores }),
  };
}

async function publish(
  input: unknown,
  note: string | undefined,
  { definitions, by, now }: Publishing,
  environment: Environment,
): Promise<Result<Version, Extract<PublishFailure, { readonly kind: "invalid" }>>> {
  const { guidebook, problems } = checkGuidebook(input);
  if (guidebook === undefined) return fail({ kind: "invalid", problems });
  const atMs = now();
  const said = note?.trim() ?? "";
  const entry = { guidebook, publishedAtMs: atMs, by, ...(said === "" ? {} : { note: said }) };
  const version = await definitions.publish(entry, environment);
  const detail = `version ${version.version}${inWords(environment)}`;
  await definitions.record({ atMs, by, action: "published", detail });
  return ok(versionOf(version));
}

/** Where something was published, as the audit log says it: live goes without saying. */
export function inWords(environment: Environment): string {
  return environment === "live" ? "" : ` in ${environment}`;
}

import type { Environment } from "@cairn/core/api";
import { putToken } from "../team/links.ts";
import { newWriteKey } from "../http/write-key.ts";
import type { AccessStore, WriteKeyRecord } from "../store/access.ts";

const ENVIRONMENTS: readonly Environment[] = ["live", "test"];

/** The first usable write key of each environment, made when there is none. */
export async function ensureWriteKeys(
  access: AccessStore,
  nowMs: number,
): Promise<Readonly<Record<Environment, WriteKeyRecord>>> {
  const usable = (await access.writeKeys()).filter((key) => key.revokedAtMs === undefined);
  const keyOf = async (environment: Environment): Promise<WriteKeyRecord> => {
    const known = usable.find((key) => key.environment === environment);
    if (known !== undefined) return known;
    const record = newWriteKey(environment, [], nowMs);
    await access.putWriteKey(record);
    return record;
  };
  const [live, test] = await Promise.all(ENVIRONMENTS.map(keyOf));
  if (live === undefined || test === undefined) throw new TypeError("two environments, two keys");
  return { live, test };
}

// Long enough to find the terminal again, short enough for one that was left in a log.
const LINK_MS = 3_600_000;

/** A new token for a sign-in link: works once, for an hour. Only its hash is stored. */
export async function createSignInToken(access: AccessStore, nowMs: number): Promise<string> {
  await access.dropSessionsBefore(nowMs);
  const { token } = await putToken(access, {
    kind: "sign-in-link",
    name: "Owner",
    createdAtMs: nowMs,
    expiresAtMs: nowMs + LINK_MS,
  });
  return token;
}

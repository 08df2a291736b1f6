import type { Stop } from "@cairn/core";
import type { KeyScope, SecretKey, SecretKeyMade } from "@cairn/core/api";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api, ApiFailure } from "../api.ts";
import type { Platform } from "../platform.ts";
import { type Resource, createResource } from "./resource.ts";
import { type ShortForm, createShortForm } from "./short-form.ts";
import { type ShownOnce, createShownOnce } from "./shown-once.ts";

/** Keys of servers. */
export interface SecretKeysModel {
  readonly list: Resource<readonly SecretKey[]>;
  readonly fresh: ShortForm<"name">;
  readonly scopes: ReadonlySignal<readonly KeyScope[]>;
  readonly secret: ShownOnce;
  /** The one to be revoked, once that is said again. */
  readonly revoking: ReadonlySignal<SecretKey | undefined>;
  /** Why the latest step was not taken. */
  readonly failure: ReadonlySignal<ApiFailure | undefined>;
  toggle(scope: KeyScope): void;
  askRevoke(key: SecretKey | undefined): void;
  revoke(): Promise<void>;
  readonly stop: Stop;
}

/** Every scope, in the order in which it is offered. */
export const SCOPES: readonly KeyScope[] = ["ingest", "read", "write", "publish", "admin"];

/** Asks for the keys in use. */
export function createSecretKeys(api: Api, platform: Platform): SecretKeysModel {
  const list = createResource(platform, () => api.secretKeys(), 30_000);
  const secret = createShownOnce(platform);
  const scopes = signal<readonly KeyScope[]>(["ingest"]);
  const revoking = signal<SecretKey | undefined>(undefined);
  const failure = signal<ApiFailure | undefined>(undefined);
  const fresh = createShortForm(
    { name: "" },
    ({ name }) => api.makeSecretKey({ name, scopes: scopes.peek() }),
    ({ key, secret: whole }: SecretKeyMade) => {
      secret.show(key.id, whole);
      list.reload();
    },
  );
  return {
    list,
    fresh,
    scopes,
    secret,
    revoking,
    failure,
    toggle(scope) {
      const now = scopes.peek();
      scopes.value = SCOPES.filter((one) =>
        one === scope ? !now.includes(one) : now.includes(one),
      );
    },
    askRevoke(key) {
      revoking.value = key;
    },
    async revoke() {
      const key = revoking.peek();
      revoking.value = undefined;
      if (key === undefined) return;
      const answer = await api.revokeSecretKey(key.id);
      failure.value = answer.ok ? undefined : answer.failure;
      list.reload();
    },
    stop() {
      list.stop();
      secret.stop();
    },
  };
}

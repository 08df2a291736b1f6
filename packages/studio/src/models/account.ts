import type { Stop } from "@cairn/core";
import type { Account, Environment } from "@cairn/core/api";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import { type Resource, createResource } from "./resource.ts";

/** One account: its people, how far they are, and what they did. */
export interface AccountModel {
  readonly id: string;
  readonly nowMs: number;
  readonly account: Resource<Account>;
  /** Page views and plain events left out. */
  readonly onlyTelling: ReadonlySignal<boolean>;
  setOnlyTelling(only: boolean): void;
  readonly stop: Stop;
}

/** Asks for one account of one environment, again every 10 s. */
export function createAccount(
  api: Pick<Api, "account">,
  platform: Platform,
  env: Environment,
  id: string,
): AccountModel {
  const account = createResource(platform, () => api.account(env, id), 10_000);
  const onlyTelling = signal(false);
  return {
    id,
    nowMs: platform.now(),
    account,
    onlyTelling,
    setOnlyTelling(only) {
      onlyTelling.value = only;
    },
    stop: account.stop,
  };
}

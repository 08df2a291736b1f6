import type { Stop } from "@cairn/core";
import type { Environment, IdentityMode, IdentityOverview } from "@cairn/core/api";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api, ApiFailure } from "../api.ts";
import type { Platform } from "../platform.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";
import { type ShownOnce, createShownOnce } from "./shown-once.ts";

/** What the latest step led to. */
export type IdentityOutcome =
  | { readonly kind: "set"; readonly mode: IdentityMode }
  | { readonly kind: "failed"; readonly failure: ApiFailure };

/** Whether a user id is believed without proof, in one environment. */
export interface IdentityModel {
  readonly env: Environment;
  readonly overview: Resource<IdentityOverview>;
  readonly busy: ReadonlySignal<boolean>;
  readonly outcome: ReadonlySignal<IdentityOutcome | undefined>;
  /** Enforcing would refuse events that are taken today: that wants a second word. */
  readonly confirming: ReadonlySignal<boolean>;
  readonly secret: ShownOnce;
  choose(mode: IdentityMode): Promise<void>;
  confirm(): Promise<void>;
  cancel(): void;
  makeSecret(): Promise<void>;
  readonly stop: Stop;
}

/** Asks for modes and coverage, again every 10 s. */
export function createIdentity(api: Api, platform: Platform, env: Environment): IdentityModel {
  const overview = createResource(platform, () => api.identity(), 10_000);
  const busy = signal(false);
  const confirming = signal(false);
  const outcome = signal<IdentityOutcome | undefined>(undefined);
  const secret = createShownOnce(platform);
  const set = async (mode: IdentityMode): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    const answer = await api.setIdentityMode(env, mode);
    busy.value = false;
    outcome.value = answer.ok ? { kind: "set", mode } : { kind: "failed", failure: answer.failure };
    overview.reload();
  };
  return {
    env,
    overview,
    busy,
    outcome,
    confirming,
    secret,
    async choose(mode) {
      const standing = valueOf(overview)?.[env];
      if (standing === undefined || standing.mode === mode) return;
      if (mode === "enforce" && standing.coverage.share !== 1) confirming.value = true;
      else await set(mode);
    },
    async confirm() {
      confirming.value = false;
      await set("enforce");
    },
    cancel() {
      confirming.value = false;
    },
    async makeSecret() {
      if (busy.peek()) return;
      busy.value = true;
      const answer = await api.newIdentitySecret();
      busy.value = false;
      if (answer.ok) secret.show("identity", answer.value.secret);
      else outcome.value = { kind: "failed", failure: answer.failure };
      overview.reload();
    },
    stop() {
      secret.stop();
      overview.stop();
    },
  };
}

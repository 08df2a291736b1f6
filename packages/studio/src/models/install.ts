import type { Stop } from "@cairn/core";
import type { Environment, Installation, StudioSession } from "@cairn/core/api";
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Announcer } from "./announcer.ts";
import { type LiveModel, createLive } from "./live.ts";
import { type OriginsModel, createOrigins } from "./origins.ts";
import { type Resource, createResource } from "./resource.ts";
import { STUB } from "./stub.ts";

/** How to put Cairn into a page, with the key filled in, and whether anything arrives. */
export interface InstallModel {
  readonly key: string | undefined;
  /** Where the product runs; undefined where there is no key to set it for. */
  readonly origins: OriginsModel | undefined;
  readonly withStub: ReadonlySignal<boolean>;
  readonly snippet: ReadonlySignal<string>;
  readonly copied: ReadonlySignal<"no" | "yes" | "failed">;
  readonly live: LiveModel;
  /** Which calls arrive, asked again every few seconds. */
  readonly installation: Resource<Installation>;
  setWithStub(withStub: boolean): void;
  copy(): Promise<void>;
  readonly stop: Stop;
}

/** How often one who installs sees whether something new arrived. */
export const INSTALLATION_MS = 5_000;

/** The snippet for one environment. */
export function createInstall(
  parts: { readonly api: Api; readonly platform: Platform; readonly announcer: Announcer },
  session: StudioSession,
  env: Environment,
): InstallModel {
  const { api, platform, announcer } = parts;
  const own = session.keys.find((one) => one.environment === env);
  const withStub = signal(false);
  const copied = signal<"no" | "yes" | "failed">("no");
  const snippet = computed(() => {
    const tag = `<script async src="${session.collector}/cairn.js" data-key="${own?.key ?? ""}"></script>`;
    return withStub.value ? `<script>${STUB}</script>\n${tag}` : tag;
  });
  const live = createLive(api, platform, env, { user: "", show: "all" });
  const installation = createResource(platform, () => api.installation(env), INSTALLATION_MS);
  let cancel: Stop = () => {};
  return {
    key: own?.key,
    origins: own === undefined ? undefined : createOrigins(api, platform, announcer, own),
    withStub,
    snippet,
    copied,
    live,
    installation,
    setWithStub(on) {
      withStub.value = on;
      copied.value = "no";
    },
    async copy() {
      copied.value = (await platform.copy(snippet.peek())) ? "yes" : "failed";
      cancel();
      cancel = platform.after(4_000, () => (copied.value = "no"));
    },
    stop() {
      cancel();
      live.stop();
      installation.stop();
    },
  };
}

import type { Stop } from "@cairn/core";
import type {
  BuilderLink,
  BuilderProposal,
  BuilderTask,
  Environment,
  WriteKey,
} from "@cairn/core/api";
import { type ReadonlySignal, batch, computed, signal } from "@preact/signals";
import type { Api, ApiFailure } from "../api.ts";
import type { Platform } from "../platform.ts";

/** Picking on the real product: one link at a time, and what came back by it. */
export interface OnSiteModel {
  /** The page to begin on, as it was typed last or as a key's addresses propose it. */
  readonly url: ReadonlySignal<string>;
  readonly busy: ReadonlySignal<boolean>;
  /** Why there is no link. */
  readonly failure: ReadonlySignal<ApiFailure | undefined>;
  /** The link that is open, or ended with something not looked at yet. */
  readonly link: ReadonlySignal<BuilderLink | undefined>;
  /** What opens the page, with the token. */
  readonly open: ReadonlySignal<string | undefined>;
  /** What was proposed and neither taken over nor put away. */
  readonly waiting: ReadonlySignal<readonly BuilderProposal[]>;
  setUrl(url: string): void;
  /** Makes a link for the task and opens the page in a tab of its own. */
  begin(task: BuilderTask): Promise<void>;
  /** It was taken over, or is not wanted. */
  settle(proposals: readonly BuilderProposal[]): void;
  end(): Promise<void>;
  readonly stop: Stop;
}

interface Kept {
  readonly id: string;
  readonly open: string;
  readonly settled: readonly number[];
}

const URL_NAME = "cairn-studio-site";
const LINK_NAME = "cairn-studio-link";
const LOOK_MS = 1_500;

/** Follows the link that this browser opened last, also after a reload. */
export function createOnSite(
  api: Pick<Api, "makeBuilderLink" | "builderLink" | "endBuilderLink">,
  platform: Pick<Platform, "after" | "recall" | "remember" | "openTab">,
  place: { env(): Environment; keys(): readonly WriteKey[] },
): OnSiteModel {
  const typed = signal(platform.recall(URL_NAME));
  const busy = signal(false);
  const failure = signal<ApiFailure | undefined>(undefined);
  const link = signal<BuilderLink | undefined>(undefined);
  const kept = signal<Kept | undefined>(readKept(platform.recall(LINK_NAME)));
  let cancel: Stop = () => {};

  const url = computed(() => typed.value ?? proposedAddress(place.keys(), place.env()));
  const waiting = computed(() =>
    (link.value?.proposals ?? []).filter(({ number }) => !kept.value?.settled.includes(number)),
  );
  const keep = (next: Kept | undefined): void => {
    kept.value = next;
    platform.remember(LINK_NAME, next && JSON.stringify(next));
  };
  const forget = (): void => {
    cancel();
    batch(() => {
      link.value = undefined;
      keep(undefined);
    });
  };
  async function look(): Promise<void> {
    cancel();
    const id = kept.peek()?.id;
    if (id === undefined) return;
    const answer = await api.builderLink(id);
    if (kept.peek()?.id !== id) return;
    if (answer.ok) {
      link.value = answer.value;
      // It has ended and nothing waits: there is nothing to look for.
      if (answer.value.state === "ended" && waiting.peek().length === 0) return forget();
    } else if (answer.failure.kind === "refused") return forget();
    const isOver = link.peek()?.state === "ended";
    if (!isOver) cancel = platform.after(LOOK_MS, () => void look());
  }

  if (kept.peek() !== undefined) void look();
  return {
    url,
    busy,
    failure,
    link,
    open: computed(() => (link.value?.state === "ended" ? undefined : kept.value?.open)),
    waiting,
    setUrl(text) {
      typed.value = text;
      failure.value = undefined;
      platform.remember(URL_NAME, text);
    },
    async begin(task) {
      if (busy.peek()) return;
      busy.value = true;
      const before = kept.peek()?.id;
      const answer = await api.makeBuilderLink({
        environment: place.env(),
        url: url.peek().trim(),
        task,
      });
      batch(() => {
        busy.value = false;
        failure.value = answer.ok ? undefined : answer.failure;
        if (!answer.ok) return;
        platform.remember(URL_NAME, url.peek().trim());
        link.value = answer.value.link;
        keep({ id: answer.value.link.id, open: answer.value.open, settled: [] });
      });
      if (!answer.ok) return;
      // One page at a time: what an older one picked would come unasked.
      if (before !== undefined) void api.endBuilderLink(before);
      platform.openTab(answer.value.open);
      cancel();
      cancel = platform.after(LOOK_MS, () => void look());
    },
    settle(proposals) {
      const now = kept.peek();
      if (now === undefined) return;
      keep({ ...now, settled: [...now.settled, ...proposals.map(({ number }) => number)] });
      if (link.peek()?.state === "ended" && waiting.peek().length === 0) forget();
    },
    async end() {
      const id = kept.peek()?.id;
      forget();
      if (id !== undefined) await api.endBuilderLink(id);
    },
    stop: () => cancel(),
  };
}

/** A page of the product: the first address that a key of the environment names. */
function proposedAddress(keys: readonly WriteKey[], env: Environment): string {
  const origins = keys.filter((key) => key.environment === env).flatMap((key) => key.origins);
  const named = origins.find((origin) => origin !== "*");
  return named === undefined ? "" : `${named}/`;
}

function readKept(text: string | undefined): Kept | undefined {
  if (text === undefined) return undefined;
  try {
    const { id, open, settled } = JSON.parse(text) as Partial<Kept>;
    return id && open && Array.isArray(settled) ? { id, open, settled } : undefined;
  } catch {
    return undefined;
  }
}

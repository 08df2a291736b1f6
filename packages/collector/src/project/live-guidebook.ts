import { createHash } from "node:crypto";
import type { CompiledGuidebook } from "@cairn/core";
import { compileGuidebook, EMPTY_GUIDEBOOK } from "@cairn/core/guidebook";
import { type Asset, createAsset } from "../http/asset.ts";
import type { DefinitionStore, LiveDefinitions } from "../store/definitions.ts";

/** The published guidebook, compiled and kept until the next publish or pause. */
export interface LiveGuidebook {
  /** As browsers get it, for a locale (the nearest that it has) or its default one. */
  forBrowser(locale?: string): Promise<Asset>;
  /** With everything that the collector itself must know, in the default locale. */
  forCollector(): Promise<CollectorGuidebook>;
  /** Reads the definitions again: after a publish, a rollback or a pause. */
  refresh(): void;
}

export interface CollectorGuidebook {
  readonly guidebook: CompiledGuidebook;
  /** Equal for equal progress definitions; what was folded under another one must be folded again. */
  readonly definitions: string;
}

// Another process may publish into the same data folder; a pause must be seen within a minute.
const RECHECK_MS = 2_000;
// Locales come from the request: made-up ones must not fill the memory.
const LOCALES_KEPT = 50;

/** Watches `store`. Before the first publish it serves an empty guidebook of revision 0. */
export function createLiveGuidebook(store: DefinitionStore, now: () => number): LiveGuidebook {
  let loaded: Promise<Loaded> | undefined;
  let checkedMs = -Infinity;

  async function current(): Promise<Loaded> {
    if (loaded !== undefined && now() - checkedMs < RECHECK_MS) return loaded;
    checkedMs = now();
    const before = loaded;
    loaded = store.live().then(async (live) => {
      const kept = await before?.catch(() => undefined);
      return kept !== undefined && isSame(kept.live, live) ? kept : load(live);
    });
    loaded.catch(() => (loaded = undefined));
    return loaded;
  }

  return {
    async forBrowser(locale = "") {
      const { responses, compile } = await current();
      const known = responses.get(locale);
      if (known !== undefined) return known;
      const body = JSON.stringify(compile(locale === "" ? undefined : locale));
      const content = new Uint8Array(Buffer.from(body));
      const response = createAsset("/v1/guidebook", "application/json", content);
      if (responses.size < LOCALES_KEPT) responses.set(locale, response);
      return response;
    },
    async forCollector() {
      return (await current()).own;
    },
    refresh() {
      checkedMs = -Infinity;
    },
  };
}

interface Loaded {
  readonly live: LiveDefinitions;
  readonly responses: Map<string, Promise<Asset>>;
  readonly own: CollectorGuidebook;
  compile(locale: string | undefined): CompiledGuidebook;
}

function load(live: LiveDefinitions): Loaded {
  const source = live.version?.guidebook ?? EMPTY_GUIDEBOOK;
  const options = { revision: String(live.version?.version ?? 0), paused: live.paused };
  const guidebook = compileGuidebook(source, { ...options, audience: "collector" });
  return {
    live,
    responses: new Map(),
    own: { guidebook, definitions: hash(JSON.stringify(guidebook.definitions)) },
    compile: (locale) =>
      compileGuidebook(source, { ...options, ...(locale === undefined ? {} : { locale }) }),
  };
}

function isSame(a: LiveDefinitions, b: LiveDefinitions): boolean {
  return a.paused === b.paused && a.version?.version === b.version?.version;
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

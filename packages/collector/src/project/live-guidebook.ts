import { createHash } from "node:crypto";
import type { CompiledGuidebook, StallBaseline } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import {
  compileGuidebook,
  EMPTY_GUIDEBOOK,
  type Guidebook,
  type MeasuredHelp,
} from "@cairn/core/guidebook";
import { type Asset, createAsset } from "../http/asset.ts";
import type { DefinitionStore, LiveDefinitions } from "../store/definitions.ts";
import type { FittedStallModel, StallModelStore } from "../store/stall-models.ts";
import { apart, joined } from "./folded-under.ts";
import { falseAlarmsOf, stallDefinitions } from "./stall-definitions.ts";

/** The guidebook of each environment, compiled and kept until its next publish, pause or fit of how stalls are judged. */
export interface LiveGuidebook {
  /** As browsers of an environment (live without one) get it, for a locale (the nearest that it has) or its default one. */
  forBrowser(locale?: string, environment?: Environment): Promise<Asset>;
  /** With everything that the collector itself must know, in the default locale; live's without an environment. */
  forCollector(environment?: Environment): Promise<CollectorGuidebook>;
  /**
   * As `forCollector`, from the version that is published or the latest before it whose progress definitions are these:
   * what is read of people must be judged by what it was folded under, until a rebuild has taken its place. The published
   * one where there is none such.
   */
  forFolded(
    definitions: string | undefined,
    environment?: Environment,
  ): Promise<CollectorGuidebook>;
  /** Reads everything again: after a publish, a rollback, a pause or a fit. */
  refresh(): void;
  /** Serves answers and guides in the order of what was measured of them from now on. */
  order(measured: MeasuredHelp): void;
}

export interface CollectorGuidebook {
  readonly guidebook: CompiledGuidebook;
  /**
   * Equal for equal progress definitions in both environments: people of both are folded together, and what was folded
   * under others must be folded again.
   */
  readonly definitions: string;
  readonly stalls: LiveStalls;
}

/** How the published guidebook judges stalls. */
export interface LiveStalls {
  /** What a learned baseline must have been fitted under. */
  readonly definitions: string;
  readonly falseAlarms: number;
  /** What browsers get; absent: the author's rule alone. */
  readonly model?: FittedStallModel;
}

// Another process may publish into the same data folder; a pause must be seen within a minute.
const RECHECK_MS = 2_000;
// Locales come from the request: made-up ones must not fill the memory.
const LOCALES_KEPT = 50;

/** Watches `store`. Before the first publish it serves an empty guidebook of revision 0. */
export function createLiveGuidebook(
  store: DefinitionStore,
  models: Pick<StallModelStore, "fitted">,
  now: () => number,
): LiveGuidebook {
  const books = { live: aBook(), test: aBook() };
  let measured: MeasuredHelp = { faqs: {}, guides: {} };

  async function current(environment: Environment): Promise<Loaded> {
    const book = books[environment];
    if (book.loaded !== undefined && now() - book.checkedMs < RECHECK_MS) return book.loaded;
    book.checkedMs = now();
    const before = book.loaded;
    const loaded = store.live(environment).then(async (live) => {
      const kept = await before?.catch(() => undefined);
      const definitions = readDefinitions(live, kept);
      const model = await models.fitted(definitions.stalls);
      return kept !== undefined &&
        kept.definitions === definitions &&
        kept.own.stalls.model?.number === model?.number &&
        kept.measured === measured
        ? kept
        : load(definitions, model, measured);
    });
    book.loaded = loaded;
    loaded.catch(() => (book.loaded = undefined));
    return loaded;
  }

  async function forCollector(environment: Environment): Promise<CollectorGuidebook> {
    const [live, test] = await Promise.all([current("live"), current("test")]);
    const { own } = environment === "live" ? live : test;
    return { ...own, definitions: joined(live.own.definitions, test.own.definitions) };
  }

  return {
    async forBrowser(locale = "", environment = "live") {
      const { responses, compile } = await current(environment);
      const known = responses.get(locale);
      if (known !== undefined) return known;
      const body = JSON.stringify(compile(locale === "" ? undefined : locale));
      const content = new Uint8Array(Buffer.from(body));
      const response = createAsset("/v1/guidebook", "application/json", content);
      if (responses.size < LOCALES_KEPT) responses.set(locale, response);
      return response;
    },
    forCollector: (environment = "live") => forCollector(environment),
    async forFolded(definitions, environment = "live") {
      const own = await forCollector(environment);
      if (definitions === undefined || definitions === own.definitions) return own;
      const book = books[environment];
      if (book.folded?.definitions !== definitions) {
        const wanted = apart(definitions)[environment];
        const { own: published } = await current(environment);
        const isPublished = published.definitions === wanted;
        const guidebook = isPublished ? published.guidebook : await earlierGuidebook(store, wanted);
        book.folded = { definitions, guidebook };
      }
      const { guidebook } = book.folded;
      return guidebook === undefined ? own : { ...own, guidebook, definitions };
    },
    refresh() {
      for (const book of Object.values(books)) book.checkedMs = -Infinity;
    },
    order(next) {
      if (JSON.stringify(next) === JSON.stringify(measured)) return;
      measured = next;
      for (const book of Object.values(books)) book.checkedMs = -Infinity;
    },
  };
}

/** What is kept of one environment. */
interface Book {
  loaded: Promise<Loaded> | undefined;
  checkedMs: number;
  /** What people were folded under who are read before a rebuild. */
  folded: { definitions: string; guidebook: CompiledGuidebook | undefined } | undefined;
}

function aBook(): Book {
  return { loaded: undefined, checkedMs: -Infinity, folded: undefined };
}

/** What is published, with what is judged by it. */
interface Definitions {
  readonly live: LiveDefinitions;
  readonly source: Guidebook;
  readonly falseAlarms: number;
  /** See `stallDefinitions`. */
  readonly stalls: string;
}

interface Loaded {
  readonly definitions: Definitions;
  readonly measured: MeasuredHelp;
  readonly responses: Map<string, Promise<Asset>>;
  readonly own: CollectorGuidebook;
  compile(locale: string | undefined): CompiledGuidebook;
}

/** The definitions as they are now; those of `kept` where nothing of them changed. */
function readDefinitions(live: LiveDefinitions, kept: Loaded | undefined): Definitions {
  if (kept !== undefined && isSame(kept.definitions.live, live)) return kept.definitions;
  const source = live.version?.guidebook ?? EMPTY_GUIDEBOOK;
  const falseAlarms = falseAlarmsOf(source);
  const stalls = stallDefinitions(compileGuidebook(source, { revision: "" }), falseAlarms);
  return { live, source, falseAlarms, stalls };
}

function load(
  definitions: Definitions,
  model: FittedStallModel | undefined,
  measured: MeasuredHelp,
): Loaded {
  const { live, source, falseAlarms } = definitions;
  const options = {
    revision: String(live.version?.version ?? 0),
    paused: live.paused,
    ...(model === undefined ? {} : { learned: learnedBaseline(model) }),
    measured,
  };
  const guidebook = compileGuidebook(source, { ...options, audience: "collector" });
  return {
    definitions,
    measured,
    responses: new Map(),
    own: {
      guidebook,
      definitions: foldedUnder(guidebook),
      stalls: {
        definitions: definitions.stalls,
        falseAlarms,
        ...(model === undefined ? {} : { model }),
      },
    },
    compile: (locale) =>
      compileGuidebook(source, { ...options, ...(locale === undefined ? {} : { locale }) }),
  };
}

/** The baseline under the name that its number gives it. */
function learnedBaseline({ number, fit }: FittedStallModel): StallBaseline {
  return { ...fit.baseline, version: `learned-${number}` };
}

function isSame(a: LiveDefinitions, b: LiveDefinitions): boolean {
  return a.paused === b.paused && a.version?.version === b.version?.version;
}

// Whoever publishes that often between two rebuilds gets figures of the published version.
const MOST_EARLIER = 20;

/** The latest version whose progress definitions are these, compiled. */
async function earlierGuidebook(
  store: DefinitionStore,
  definitions: string,
): Promise<CompiledGuidebook | undefined> {
  for (const { version, guidebook } of (await store.versions()).slice(0, MOST_EARLIER)) {
    const options = { revision: String(version), audience: "collector" } as const;
    const compiled = compileGuidebook(guidebook, options);
    if (foldedUnder(compiled) === definitions) return compiled;
  }
  return undefined;
}

// What a fold keeps of a person; another number has everybody folded anew.
const FORM = 3;

function foldedUnder({ definitions }: CompiledGuidebook): string {
  const text = JSON.stringify([FORM, definitions]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

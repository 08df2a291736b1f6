import type { Role } from "@cairn/core/api";

/** What the collector must know that is the same for as long as it runs. */
export interface CollectorConfig {
  /** Folder with `cairn.js`, `cairn/`, `studio/` and `demo/`. */
  readonly assetsFolder: string;
  /** Serves the demo SaaS under `/demo/`, with `key` in its script tag. */
  readonly demo?: { readonly key: string };
  /** Requests that one write key may make; left out: as many as storage takes. Secret keys have no limit. */
  readonly rate?: RateLimit;
  /** Events of one user that browsers may send; left out: as many as they like. */
  readonly userRate?: RateLimit;
  /** Where a proxy mounts it: `/cairn`, without a slash at the end; left out or "": at the root. */
  readonly basePath?: string;
  /** Networks that webhooks may be sent to although they are private, as `10.0.0.0/8` or a single address. */
  readonly webhooksAllowPrivate?: readonly string[];
  /** How long events are kept, milliseconds; left out: for ever. */
  readonly retentionMs?: number;
  /** People may sign in to the studio by this OpenID provider too. */
  readonly provider?: ProviderConfig;
  /** Answers `/metrics` to other machines too. */
  readonly metricsPublic?: boolean;
}

/** An OpenID provider that vouches for people, and who of them may come in. */
export interface ProviderConfig {
  /** Its issuer, `https://accounts.example.com`; what else there is to know stands at its discovery address. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** What its button says: "Google". */
  readonly name: string;
  readonly allow: readonly AllowedPeople[];
}

/** One person, or everybody of a domain, and the role that they get when they first come. */
export interface AllowedPeople {
  /** `ada@example.com`, or `example.com`. */
  readonly who: string;
  readonly role: Role;
}

/** How often something may happen: `perSecond` on average, `burst` at once. */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
}

/** 512 KiB a body, 4 MiB inflated, 32 KiB an event: what contracts with senders. Bytes. */
export const LIMITS = {
  bodyBytes: 512 * 1024,
  inflatedBytes: 4 * 1024 * 1024,
  eventBytes: 32 * 1024,
  /** A batch of more is a list of crumbs: its answer would be many times its own size. */
  batchMessages: 10_000,
} as const;

/**
 * What a person does makes some events a second; a loop in a page makes thousands. The burst is all that a browser's
 * outbox holds after days offline: no honest sender meets this limit.
 */
export const DEFAULT_USER_EVENTS_PER_S = 50;
export const USER_BURST = 10_000;

/** How long events are kept unless it is said otherwise: a year, and a month to compare it with. Milliseconds. */
export const DEFAULT_RETENTION_MS = 400 * 86_400_000;
/** Less would remove what browsers have only just sent. */
export const LEAST_RETENTION_MS = 86_400_000;

/** Open at the same time: each takes a file descriptor and some memory. */
export const DEFAULT_CONNECTIONS = 5_000;
export const DEFAULT_PORT = 8787;
/** The loopback address: nobody else can reach a collector that was not told otherwise. */
export const DEFAULT_HOST = "127.0.0.1";
export const DEFAULT_DATA_FOLDER = ".cairn";

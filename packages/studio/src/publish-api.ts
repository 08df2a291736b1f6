import type {
  Draft,
  Environment,
  EnvironmentState,
  NewSchedule,
  Pause,
  Presence,
  Publish,
  SaveDraft,
  Schedule,
  TellPresence,
  Version,
  VersionContent,
  VersionRelease,
} from "@cairn/core/api";
import type { Answer } from "./exchange.ts";

/** What the studio asks about the draft and its way to people. */
export interface PublishApi {
  draft(): Answer<Draft>;
  saveDraft(save: SaveDraft, leaving?: boolean): Answer<Draft>;
  publish(publish: Publish): Answer<Version>;
  versions(): Answer<readonly Version[]>;
  version(version: number): Answer<VersionContent>;
  /** Addresses of a version, and of the draft, as files. */
  versionFileUrl(version: number): string;
  draftFileUrl(): string;
  rollback(version: number, environment: Environment): Answer<Version>;
  /** Which version is where: live, then test. */
  environments(): Answer<readonly EnvironmentState[]>;
  releases(): Answer<readonly VersionRelease[]>;
  /** Makes what is tried in test live. */
  promote(version: number): Answer<Version>;
  /** Lets test get what live gets. */
  followLive(): Answer<void>;
  pause(pause: Pause): Answer<void>;
  schedules(): Answer<readonly Schedule[]>;
  schedule(schedule: NewSchedule): Answer<Schedule>;
  cancelSchedule(id: number): Answer<void>;
  /** Who has which part of the draft open. */
  presence(): Answer<Presence>;
  tellPresence(said: TellPresence, leaving?: boolean): Answer<Presence>;
}

/** Asks by `call` at the addresses that `url` makes; `leaving` calls outlive the page. */
export function createPublishApi(
  call: <Value>(method: string, url: string, body?: unknown, leaving?: boolean) => Answer<Value>,
  url: (path: string) => string,
): PublishApi {
  return {
    draft: () => call("GET", url("draft")),
    saveDraft: (save, leaving) => call("PUT", url("draft"), save, leaving),
    publish: (publish) => call("POST", url("publish"), publish),
    versions: () => call("GET", url("versions")),
    version: (version) => call("GET", url(`versions/${version}`)),
    versionFileUrl: (version) => url(`versions/${version}/file`),
    draftFileUrl: () => url("draft/file"),
    rollback: (version, environment) => call("POST", url("rollback"), { version, environment }),
    environments: () => call("GET", url("environments")),
    releases: () => call("GET", url("releases")),
    promote: (version) => call("POST", url("promote"), { version }),
    followLive: () => call("POST", url("follow-live")),
    pause: (pause) => call("PUT", url("pause"), pause),
    schedules: () => call("GET", url("schedules")),
    schedule: (schedule) => call("POST", url("schedules"), schedule),
    cancelSchedule: (id) => call("DELETE", url(`schedules/${id}`)),
    presence: () => call("GET", url("presence")),
    tellPresence: (said, leaving) => call("PUT", url("presence"), said, leaving),
  };
}

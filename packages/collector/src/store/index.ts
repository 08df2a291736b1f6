/** The two storage ports and their adapters, for the contract suites and for adapters that live elsewhere. */
export type {
  Commit,
  Cursor,
  EventLog,
  Expiry,
  Lag,
  LogCounts,
  LogEvent,
  LogPage,
  LogQuery,
  LogRow,
  StorageHealth,
  TimeNote,
  Trust,
  Verdict,
} from "./event-log.ts";
export { actorOf } from "./event-log.ts";
export { type Erasure, TOMBSTONE_MS } from "./erasure.ts";
export type {
  CounterStore,
  DeadLetter,
  DeadLetterStore,
  KeptLetter,
  LetterQuery,
  Registry,
} from "./registry.ts";
export { DEAD_LETTERS_KEPT } from "./registry.ts";
export type {
  AccessStore,
  IdentitySecret,
  SecretKeyRecord,
  SessionRecord,
  WriteKeyRecord,
} from "./access.ts";
export {
  type AuditEntry,
  type AuditQuery,
  type DefinitionStore,
  type DraftRecord,
  type GuidebookVersion,
  type KeptAuditEntry,
  type LiveDefinitions,
  type MarkerRecord,
  MARKERS_KEPT,
  type Release,
} from "./definitions.ts";
export {
  type PlannedPublish,
  type ScheduleOutcome,
  type ScheduleRecord,
  SCHEDULES_KEPT,
  type ScheduleStore,
  type ScheduleSummary,
} from "./schedules.ts";
export type {
  DeliveryFigures,
  DeliveryPage,
  DeliveryQuery,
  DeliveryRecord,
  DeliveryStore,
  DestinationRecord,
  Enqueued,
  Replayed,
  SigningSecret,
} from "./deliveries.ts";
export type {
  AccountRecord,
  PeoplePage,
  PeopleQuery,
  PersonRecord,
  Projected,
  Projection,
  ProjectionPosition,
  ProjectionStore,
  StallRecord,
} from "./people.ts";
export type { MemberChange, MemberRecord, MemberStore, NotAdded } from "./members.ts";
export type {
  FittedStallModel,
  KeptStallFit,
  StallModelRecord,
  StallModelStore,
} from "./stall-models.ts";
export type { StaffStore } from "./staff.ts";
export { STALL_FITS_KEPT } from "./stall-models.ts";
export {
  BUILDER_NOTES_KEPT,
  type BuilderLinkRecord,
  type BuilderLinkStore,
  type BuilderNote,
} from "./builder-links.ts";
export { StorageUnavailable } from "./storage-error.ts";
export { createMemoryEventLog } from "./memory/event-log.ts";
export { createMemoryRegistry } from "./memory/registry.ts";
export { openSqlite, type SqliteStore } from "./sqlite/open.ts";

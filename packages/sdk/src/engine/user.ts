import {
  type CompiledGuidebook,
  type Message,
  type ProgressEvent,
  type Stop,
  type SyncedState,
  foldProgress,
  toProgressEvent,
} from "@cairn/core";
import { derivedId } from "./derived-id.ts";
import type { EnginePort, Identity } from "./engine-port.ts";
import { type Choices, EMPTY_RECORD, type UserRecord, mergeRecords } from "./record.ts";

/** The user who is here, and everything that is known of them. One user's facts never reach another's. */
export interface User {
  readonly identity: Identity;
  readonly record: UserRecord;
  /** What the collector knows, for a verified user. */
  readonly synced: SyncedState | undefined;
  /** Whether the record of this browser was read, so that nothing is decided on half of the truth. */
  readonly isLoaded: boolean;
  /** Puts a guidebook in force; the first one starts reading the record. */
  useBook(book: CompiledGuidebook): void;
  change(part: Partial<UserRecord>): void;
  choose(part: Partial<Choices>): void;
  /** Makes a derived event once, whatever tab or device finds it out. */
  tellOnce(event: string, properties: Parameters<EnginePort["record"]>[1], about: string): void;
  stop: Stop;
}

/** What the engine wants to hear about the user. */
export interface UserEvents {
  /** Something is known that was not known before. */
  onChange(): void;
  /** Another user is here. */
  onSwitch(): void;
  onEvent(event: ProgressEvent): void;
  loadSynced(): Promise<SyncedState | undefined>;
}

// Enough to fold a session again under a new guidebook; the log has the rest.
const MOST_SEEN = 300;
const SAVE_MS = 1_000;
// How long guides wait for what the collector knows of the user.
const SYNC_MS = 1_500;

/** Follows who is here, folds their messages into progress and remembers it in this browser. */
export function createUser(port: EnginePort, events: UserEvents): User {
  let identity = port.identity();
  let record = EMPTY_RECORD;
  let synced: SyncedState | undefined;
  let book: CompiledGuidebook | undefined;
  let isLoaded = false;
  let seen: ProgressEvent[] = [];
  let saving: ReturnType<typeof setTimeout> | undefined;

  const save = (who = identity) => {
    clearTimeout(saving);
    saving = undefined;
    if (!book || !isLoaded) return;
    const { definitions } = book;
    const name = recordName(who);
    const mine = record;
    // Another tab may have written since: joining loses nothing of either.
    void port.storage
      .get(name)
      .then((stored) => {
        const joined = stored
          ? mergeRecords(mine, stored as UserRecord, definitions, port.now())
          : mine;
        return port.storage.set(name, joined);
      })
      .catch(() => undefined);
  };
  const change = (part: Partial<UserRecord>) => {
    record = { ...record, ...part };
    saving ??= setTimeout(save, SAVE_MS);
    events.onChange();
  };
  const fold = (made: readonly ProgressEvent[]) => {
    if (!book) return;
    let { progress } = record;
    for (const event of made) progress = foldProgress(progress, event, book.definitions);
    if (made.length > 0) change({ progress });
  };
  const join = (other: unknown) => {
    if (!other || !book) return;
    record = mergeRecords(record, other as UserRecord, book.definitions, port.now());
  };
  const load = async (who: Identity) => {
    const isStill = () => recordName(who) === recordName(identity);
    const read = (name: string) => port.storage.get(name).catch(() => undefined);
    const anonymous = recordName({ ...who, userId: undefined });
    const fromCollector = who.userId === undefined ? undefined : events.loadSynced();
    const stored = await Promise.all([
      read(recordName(who)),
      who.userId === undefined ? undefined : read(anonymous),
    ]);
    if (!isStill()) return;
    stored.forEach(join);
    // What the visitor did before the name belongs to this user now, and to nobody who comes later.
    if (stored[1]) void port.storage.set(anonymous, null).catch(() => undefined);
    const merged = fromCollector?.then((state) => {
      if (!state || !isStill()) return;
      synced = state;
      join({ ...EMPTY_RECORD, ...state });
      if (isLoaded) events.onChange();
    });
    // A slow collector or token must not keep help away.
    if (merged) await Promise.race([merged, new Promise((done) => setTimeout(done, SYNC_MS))]);
    if (!isStill()) return;
    isLoaded = true;
    change({});
  };
  const follow = (now: Identity) => {
    const before = identity;
    const isSame = recordName(before) === recordName(now);
    // A visitor who gets a name stays who they are; what is on screen may stay too.
    const isNamed = before.userId === undefined && before.anonymousId === now.anonymousId;
    if (!isSame && !isNamed) {
      save(before);
      record = EMPTY_RECORD;
      seen = [];
      isLoaded = false;
    }
    identity = now;
    if (!isSame) {
      synced = undefined;
      if (!isNamed) events.onSwitch();
      if (book) void load(now);
    }
    events.onChange();
  };
  const hear = (message: Message) => {
    const now = port.identity();
    if (recordName(now) !== recordName(identity)) follow(now);
    if (!isOf(message, identity)) return;
    const event = toProgressEvent(message, Date.parse(message.timestamp));
    if (!event) return;
    seen = [...seen.slice(1 - MOST_SEEN), event];
    fold([event]);
    events.onEvent(event);
  };
  for (const message of port.past) {
    // Someone else was here after these unnamed messages, so they may be theirs.
    if (message.userId !== undefined && message.userId !== identity.userId) seen = [];
    const event =
      isOf(message, identity) && toProgressEvent(message, Date.parse(message.timestamp));
    if (event) seen.push(event);
  }
  const onHidden = () => document.hidden && save();
  document.addEventListener("visibilitychange", onHidden);
  const stops = [
    port.onMessage(hear),
    port.onIdentity(follow),
    () => document.removeEventListener("visibilitychange", onHidden),
    () => save(),
  ];
  return {
    get identity() {
      return identity;
    },
    get record() {
      return record;
    },
    get synced() {
      return synced;
    },
    get isLoaded() {
      return isLoaded;
    },
    useBook(next) {
      const isFirst = !book;
      book = next;
      fold(seen);
      if (isFirst) void load(identity);
    },
    change,
    choose: (part) => change({ choices: { ...record.choices, ...part, atMs: port.now() } }),
    tellOnce(event, properties, about) {
      const id = derivedId(identity.userId ?? identity.anonymousId, event, about);
      const key = `${event} ${about}`;
      if (record.told.includes(key)) return;
      change({ told: [...record.told, key] });
      port.record(event, properties, id);
    },
    stop: () => stops.forEach((stop) => stop()),
  };
}

function recordName({
  userId,
  anonymousId,
}: {
  readonly userId?: string | undefined;
  readonly anonymousId: string;
}): string {
  return userId === undefined ? `user/anonymous/${anonymousId}` : `user/known/${userId}`;
}

function isOf(message: Message, { userId, anonymousId }: Identity): boolean {
  return message.userId === undefined
    ? message.anonymousId === anonymousId
    : message.userId === userId;
}

import {
  type CompiledGuidebook,
  type JsonObject,
  type Message,
  type ProgressEvent,
  type Stop,
  type SyncedState,
  foldProgress,
  milestoneKey,
  toProgressEvent,
} from "@cairn/core";
import { derivedId } from "./derived-id.ts";
import type { EnginePort, Identity } from "./engine-port.ts";
import { loadState } from "./load-state.ts";
import { type Choices, EMPTY_RECORD, type UserRecord, mergeRecords } from "./record.ts";

/** The user who is here, and everything that is known of them. One user's facts never reach another's. */
export interface User {
  readonly who: Identity;
  /** What this browser keeps of them. */
  readonly kept: UserRecord;
  /** What the collector knows, for a verified user. */
  readonly synced: SyncedState | undefined;
  /** Their latest events since the page opened, oldest first. */
  readonly seen: readonly ProgressEvent[];
  /** Whether the record of this browser was read, so that nothing is decided on half of the truth. */
  readonly isLoaded: boolean;
  /** Puts a guidebook in force; the first one starts reading the record. */
  useBook(book: CompiledGuidebook): void;
  /** `isKnown`: the decision under way knows it already. */
  change(part: Partial<UserRecord>, isKnown?: boolean): void;
  choose(part: Partial<Choices>): void;
  /** An id that follows from this user and the parts: whoever finds the same out makes the same id. */
  derivedId(...parts: readonly (string | number)[]): string;
  /**
   * Makes a derived event once, whatever tab or device finds it out; again for another `about`, and under another
   * definition of the milestone that it is about, if any.
   */
  tellOnce(
    event: string,
    properties: JsonObject & { readonly milestone?: string },
    about: string,
  ): void;
  /** Writes what is not written yet, for a page that is left or hidden. */
  save(): Promise<void>;
  readonly stop: Stop;
}

/** What the engine wants to hear about the user. */
export interface UserEvents {
  /** Something is known that was not known before. */
  onChange(): void;
  /** Another user is here. */
  onSwitch(): void;
  onEvent(event: ProgressEvent): void;
}

// Enough to fold a session again under a new guidebook; the log has the rest.
const MOST_SEEN = 300;
const SAVE_MS = 1_000;
// How long guides wait for what the collector knows of the user.
const SYNC_MS = 1_500;

/** Follows who is here, folds their messages into progress and remembers it in this browser. */
export function createUser(port: EnginePort, events: UserEvents): User {
  let book: CompiledGuidebook | undefined;
  let saving: ReturnType<typeof setTimeout> | undefined;

  const join = (mine: UserRecord, other: unknown) =>
    other && book ? mergeRecords(mine, other as UserRecord, book.definitions, port.now()) : mine;
  const save = async () => {
    clearTimeout(saving);
    saving = undefined;
    if (!user.isLoaded) return;
    const name = recordName(user.who);
    // Another tab may have written since: joining loses nothing of either, and what was closed there is closed here.
    const mine = user.kept;
    const joined = join(mine, await port.storage.get(name));
    // A stall that is over here does not come back.
    if (user.kept === mine) user.kept = { ...joined, stall: mine.stall };
    await port.storage.set(name, joined);
  };
  const change = (part: Partial<UserRecord>, isKnown?: boolean) => {
    user.kept = { ...user.kept, ...part };
    saving ??= setTimeout(save, SAVE_MS);
    if (!isKnown) events.onChange();
  };
  const fold = (made: readonly ProgressEvent[]) => {
    if (!book) return;
    let { progress } = user.kept;
    for (const event of made) progress = foldProgress(progress, event, book.definitions);
    if (made.length > 0) change({ progress });
  };
  const load = async () => {
    const { userId, anonymousId } = user.who;
    const name = recordName(user.who);
    const isStill = () => name === recordName(user.who);
    const merged = loadState(port).then((state) => {
      if (!state || !isStill()) return;
      user.synced = state;
      change(join(user.kept, { ...EMPTY_RECORD, ...state }));
    });
    const anonymous = recordName({ anonymousId });
    const stored = await port.storage.get(name);
    const visitor = userId && (await port.storage.get(anonymous));
    // A slow collector or token must not keep help away.
    await Promise.race([merged, new Promise((done) => setTimeout(done, SYNC_MS))]);
    if (!isStill()) return;
    // What the visitor did before the name belongs to this user now, and to nobody who comes later.
    if (visitor) void port.storage.set(anonymous, null);
    user.isLoaded = true;
    change(join(join(user.kept, stored), visitor));
  };
  const follow = (now: Identity) => {
    const before = user.who;
    const isSame = recordName(before) === recordName(now);
    // A visitor who gets a name stays who they are; what is on screen may stay too.
    const isOther = !isSame && (before.userId || before.anonymousId !== now.anonymousId);
    if (isOther) {
      void save();
      user.kept = EMPTY_RECORD;
      user.seen = [];
      user.isLoaded = false;
    }
    user.who = now;
    if (!isSame) user.synced = undefined;
    if (isOther) events.onSwitch();
    // First what the one before saw goes away, then comes what is known of this one.
    events.onChange();
    if (!isSame && book) void load();
  };
  const read = (message: Message): ProgressEvent | undefined => {
    const { userId, anonymousId } = user.who;
    const isTheirs = message.userId
      ? message.userId === userId
      : message.anonymousId === anonymousId;
    const event = isTheirs && toProgressEvent(message, Date.parse(message.timestamp));
    if (!event) return undefined;
    user.seen = [...user.seen.slice(1 - MOST_SEEN), event];
    return event;
  };
  const user: { -readonly [Key in keyof User]: User[Key] } = {
    who: port.identity(),
    kept: EMPTY_RECORD,
    synced: undefined,
    seen: [],
    isLoaded: false,
    useBook(next) {
      const isFirst = !book;
      book = next;
      fold(user.seen);
      if (isFirst) void load();
    },
    change,
    choose(part) {
      change({ choices: { ...user.kept.choices, ...part, atMs: port.now() } });
      // The page is often left in the same moment, which a delayed write would not outlive.
      void save();
    },
    derivedId: (...parts) => derivedId([user.who.userId ?? user.who.anonymousId, ...parts]),
    tellOnce(event, properties, about) {
      // What is not about a milestone finds none of that name.
      const definition = book?.definitions.thresholds[milestoneKey(properties.milestone!)];
      const key = `${event} ${about} ${definition?.version}`;
      if (user.kept.told.includes(key)) return;
      change({ told: [...user.kept.told, key] });
      port.record(event, properties, user.derivedId(key));
    },
    save,
    stop() {
      for (const stop of stops) stop();
      void save();
    },
  };
  for (const message of port.past) {
    // Someone else was here after these unnamed messages, so they may be theirs.
    if (message.userId && message.userId !== user.who.userId) user.seen = [];
    read(message);
  }
  const stops = [
    port.on("message", ([message]) => {
      follow(port.identity());
      const event = read(message);
      if (!event) return;
      fold([event]);
      events.onEvent(event);
    }),
    port.on("identity", follow),
  ];
  return user;
}

/** Under which name the browser keeps what it knows of this visitor or user. */
function recordName({ userId, anonymousId }: Pick<Identity, "userId" | "anonymousId">): string {
  return userId ? `user/known/${userId}` : `user/anonymous/${anonymousId}`;
}

/** JSON as it travels in events, traits and guidebooks. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** What goes with every message that the SDK sends, under `context.cairn`. */
export interface CairnContext {
  /** Version of the SDK. */
  readonly v: string;
  readonly env?: "test" | "live";
  readonly session: string;
  /** Rises with each message of a tab within the session; orders events of equal time. Two tabs may use the same. */
  readonly seq: number;
  readonly tab: string;
  /** Active milliseconds of this session so far: visible, focused, input within 30 s. */
  readonly activeMs: number;
  /** Revision of the guidebook in force, absent before it was loaded. */
  readonly guidebook?: string;
  /** The browser let nothing be stored: what was not delivered ended with the page. */
  readonly storage?: "memory";
}

/** Segment's common fields. Times are ISO 8601 strings; at least one of the ids is present. */
export interface Envelope {
  readonly messageId: string;
  readonly timestamp: string;
  readonly sentAt?: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly context?: JsonObject & { readonly cairn?: CairnContext & JsonObject };
}

export interface TrackMessage extends Envelope {
  readonly type: "track";
  readonly event: string;
  readonly properties?: JsonObject;
}
export interface IdentifyMessage extends Envelope {
  readonly type: "identify";
  readonly traits?: JsonObject;
}
/** A page view; a mobile `screen` is read as a page with `properties.screen = true`. */
export interface PageMessage extends Envelope {
  readonly type: "page";
  readonly name?: string;
  readonly properties?: JsonObject;
}
export interface GroupMessage extends Envelope {
  readonly type: "group";
  readonly groupId: string;
  readonly traits?: JsonObject;
}
export interface AliasMessage extends Envelope {
  readonly type: "alias";
  readonly userId: string;
  readonly previousId: string;
}

/** One fact that the host app or the SDK saw: the Segment spec's messages. */
export type Message = TrackMessage | IdentifyMessage | PageMessage | GroupMessage | AliasMessage;

import type { JsonObject, Stop } from "@cairn/core";
import { nameOrThrow, objectOrThrow } from "./arguments.ts";
import type { Cairn, CairnEvents, FlushReport } from "./cairn.ts";
import type { Part } from "./capture/compose.ts";
import type { Redaction } from "./capture/privacy.ts";
import type { EngineBridge } from "./engine-bridge.ts";
import type { CancelOutcome } from "./engine/engine-port.ts";
import { misuse } from "./errors.ts";
import { consentOrThrow } from "./identity/consent.ts";
import type { GivenToken } from "./identity/tokens.ts";
import { type User, aStranger, grouped, identified, nameOf } from "./identity/user.ts";

/** What the public calls are made of. */
export interface CallsPort {
  readonly redaction: Redaction;
  readonly bridge: EngineBridge;
  newId(): string;
  user(): User;
  /** Takes over who is here. */
  become(user: User): void;
  record(part: Part): void;
  /** Without one there is none any more. */
  useToken(token?: GivenToken): void;
  decide(consent: "granted" | "denied"): void;
  flush(to?: "outbox" | "collector"): Promise<FlushReport>;
  on<Name extends keyof CairnEvents>(name: Name, run: (detail: CairnEvents[Name]) => void): Stop;
  destroy(): void;
}

/** There is no cancel flow, or it failed. */
export const CONTINUE: CancelOutcome = { outcome: "continue" };

/** The public calls. Arguments are looked at here, and nowhere behind; a wrong one throws. */
export function createCalls(port: CallsPort): Omit<Cairn, "state"> {
  const { bridge, record, become, user } = port;
  const optional = (value: unknown) => value && nameOrThrow(value);
  const plain = (value: unknown): JsonObject => objectOrThrow(value, port.redaction);

  return {
    identify(userId, given, options) {
      nameOrThrow(userId);
      const traits = plain(given);
      const isAnother = userId !== user().userId;
      become(identified(user(), userId, traits, port.newId));
      if (options?.token || isAnother) port.useToken(options?.token);
      record({ type: "identify", traits });
    },
    group(groupId, given) {
      nameOrThrow(groupId);
      const traits = plain(given);
      become(grouped(user(), groupId, traits));
      record({ type: "group", groupId, traits });
    },
    track(event, given) {
      nameOrThrow(event);
      record({ type: "track", event, properties: plain(given) });
    },
    page(name, given) {
      optional(name);
      record({ type: "page", name, properties: plain(given) });
    },
    alias(userId, previousId = nameOf(user())) {
      nameOrThrow(userId);
      nameOrThrow(previousId);
      if (previousId === nameOf(user())) become({ ...user(), userId });
      record({ type: "alias", userId, previousId });
    },
    reset() {
      become(aStranger(port.newId()));
      port.useToken();
    },
    consent(decision) {
      consentOrThrow(decision);
      port.decide(decision);
    },
    flush: (options) => port.flush(options?.to),
    show(guide) {
      nameOrThrow(guide);
      bridge.ask((engine) => engine.show(guide));
    },
    hide(guide) {
      optional(guide);
      bridge.ask((engine) => engine.hide(guide));
    },
    openHelp(query) {
      optional(query);
      bridge.ask((engine) => engine.openHelp(query));
    },
    startCancel: () =>
      // Whatever goes wrong, the person can cancel: `guardCalls` says so where there is no flow.
      bridge
        .engine()
        ?.startCancel?.()
        .catch(() => CONTINUE) as Promise<CancelOutcome>,
    on(name, run) {
      if (typeof run !== "function") throw misuse(run, "a function");
      return port.on(name, run);
    },
    destroy: port.destroy,
  };
}

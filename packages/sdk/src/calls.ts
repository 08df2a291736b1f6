import type { JsonObject, Stop } from "@cairn/core";
import { isName, objectOf } from "./arguments.ts";
import type { Cairn, CairnEvents, FlushReport } from "./cairn.ts";
import type { Part } from "./capture/compose.ts";
import type { Redaction } from "./capture/privacy.ts";
import type { EngineBridge } from "./engine-bridge.ts";
import type { UserState } from "./engine/engine-port.ts";
import { type Warn, wrongArgument } from "./errors.ts";
import type { Consent } from "./identity/consent.ts";
import { type User, aStranger, grouped, identified } from "./identity/user.ts";
import type { Listeners } from "./listeners.ts";

/** What the public calls are made of. */
export interface CallsPort {
  readonly warn: Warn;
  readonly redaction: Redaction;
  readonly bridge: EngineBridge;
  newId(): string;
  user(): User;
  /** Takes over who is here; `isAnother` when it is another person than before. */
  become(user: User, isAnother: boolean): void;
  record(part: Part): void;
  useToken(token: string | (() => Promise<string>)): void;
  decide(consent: Consent): void;
  flush(to: "outbox" | "collector"): Promise<FlushReport>;
  state(): UserState;
  readonly states: Listeners<UserState>;
  listeners<Name extends keyof CairnEvents>(name: Name): Listeners<CairnEvents[Name]>;
  destroy(): void;
}

/** The public calls: arguments are looked at here, and nowhere behind. They may throw; `guardCalls` does not. */
export function createCalls(port: CallsPort): Cairn {
  const { warn, redaction, bridge } = port;
  const plain = (call: string, value: unknown): JsonObject =>
    objectOf(warn, call, value, redaction);
  const engineCall = (call: string, id: unknown, isOptional: boolean): id is string =>
    (isOptional && id === undefined) || isName(warn, call, id);

  return {
    identify(userId, traits, options) {
      if (!isName(warn, "identify(userId)", userId)) return;
      const given = plain("identify(…, traits)", traits);
      const before = port.user();
      const after = identified(before, userId, given, port.newId);
      if (options?.token) port.useToken(options.token);
      port.become(after, after.anonymousId !== before.anonymousId);
      port.record({ type: "identify", traits: given });
    },
    group(accountId, traits) {
      if (!isName(warn, "group(accountId)", accountId)) return;
      const given = plain("group(…, traits)", traits);
      port.become(grouped(port.user(), accountId, given), false);
      port.record({ type: "group", groupId: accountId, traits: given });
    },
    track(event, properties) {
      if (!isName(warn, "track(event)", event)) return;
      port.record({ type: "track", event, properties: plain("track(…, properties)", properties) });
    },
    page(name, properties) {
      if (name !== undefined && !isName(warn, "page(name)", name)) return;
      const given = plain("page(…, properties)", properties);
      port.record({ type: "page", ...(name ? { name } : {}), properties: given });
    },
    alias(userId, previousId) {
      if (!isName(warn, "alias(userId)", userId)) return;
      if (previousId !== undefined && !isName(warn, "alias(…, previousId)", previousId)) return;
      const user = port.user();
      const previous = previousId ?? user.userId ?? user.anonymousId;
      if (previous === (user.userId ?? user.anonymousId)) port.become({ ...user, userId }, false);
      port.record({ type: "alias", userId, previousId: previous });
    },
    reset() {
      port.useToken("");
      port.become(aStranger(port.newId()), true);
    },
    consent(decision) {
      if (decision === "granted" || decision === "denied") port.decide(decision);
      else warn("consent", wrongArgument("consent(decision)", decision, '"granted" or "denied"'));
    },
    flush: (options) => port.flush(options?.to ?? "collector"),
    show(guideId) {
      if (engineCall("show(guideId)", guideId, false))
        bridge.call((engine) => engine.show(guideId));
    },
    hide(guideId) {
      if (engineCall("hide(guideId)", guideId, true)) bridge.call((engine) => engine.hide(guideId));
    },
    openHelp(query) {
      if (engineCall("openHelp(query)", query, true)) {
        bridge.call((engine) => engine.openHelp(query));
      }
    },
    startCancel: async () =>
      (await bridge.engine()?.startCancel?.()) ?? ({ outcome: "continue" } as const),
    state: {
      get value() {
        return port.state();
      },
      subscribe(run): Stop {
        if (!isFunction(warn, "state.subscribe(run)", run)) return () => {};
        const stop = port.states.add(run);
        run(port.state());
        return stop;
      },
    },
    on: (name, run) =>
      isFunction(warn, "on(…, run)", run) ? port.listeners(name).add(run) : () => {},
    off: (name, run) => port.listeners(name).remove(run),
    destroy: port.destroy,
  };
}

function isFunction(warn: Warn, call: string, value: unknown): boolean {
  if (typeof value === "function") return true;
  warn(call, wrongArgument(call, value, "a function; the call was ignored"));
  return false;
}

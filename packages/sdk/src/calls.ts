import type { JsonObject, Stop } from "@cairn/core";
import { nameOrThrow, objectOrThrow } from "./arguments.ts";
import type { Cairn, CairnEvents, FlushReport } from "./cairn.ts";
import type { Part } from "./capture/compose.ts";
import type { Redaction } from "./capture/privacy.ts";
import type { EngineBridge } from "./engine-bridge.ts";
import { misuse } from "./errors.ts";
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
  useToken(token: string | (() => Promise<string>) | undefined): void;
  decide(consent: "granted" | "denied"): void;
  flush(to: "outbox" | "collector"): Promise<FlushReport>;
  on<Name extends keyof CairnEvents>(name: Name, run: (detail: CairnEvents[Name]) => void): Stop;
  destroy(): void;
}

/** The public calls. Arguments are looked at here, and nowhere behind; a wrong one throws `Misuse`. */
export function createCalls(port: CallsPort): Omit<Cairn, "state"> {
  const { bridge, record, become, user } = port;
  const optional = (call: string, value: unknown): string | undefined =>
    value === undefined ? undefined : nameOrThrow(call, value);
  const plain = (call: string, value: unknown): JsonObject =>
    objectOrThrow(call, value, port.redaction);

  return {
    identify(id, given, options) {
      const userId = nameOrThrow("identify(userId)", id);
      const traits = plain("identify(traits)", given);
      if (options?.token) port.useToken(options.token);
      become(identified(user(), userId, traits, port.newId));
      record({ type: "identify", traits });
    },
    group(id, given) {
      const groupId = nameOrThrow("group(accountId)", id);
      const traits = plain("group(traits)", given);
      become(grouped(user(), groupId, traits));
      record({ type: "group", groupId, traits });
    },
    track(name, given) {
      const event = nameOrThrow("track(event)", name);
      record({ type: "track", event, properties: plain("track(properties)", given) });
    },
    page(title, given) {
      const name = optional("page(name)", title);
      const properties = plain("page(properties)", given);
      record({ type: "page", ...(name && { name }), properties });
    },
    alias(id, previous) {
      const userId = nameOrThrow("alias(userId)", id);
      const present = nameOf(user());
      const previousId = optional("alias(previousId)", previous) ?? present;
      if (previousId === present) become({ ...user(), userId });
      record({ type: "alias", userId, previousId });
    },
    reset() {
      port.useToken(undefined);
      become(aStranger(port.newId()));
    },
    consent(decision) {
      if (decision !== "granted" && decision !== "denied") {
        throw misuse("consent(decision)", decision, '"granted" or "denied"');
      }
      port.decide(decision);
    },
    flush: (options) => port.flush(options?.to ?? "collector"),
    show(id) {
      const guide = nameOrThrow("show(guideId)", id);
      bridge.call((engine) => engine.show(guide));
    },
    hide(id) {
      const guide = optional("hide(guideId)", id);
      bridge.call((engine) => engine.hide(guide));
    },
    openHelp(words) {
      const query = optional("openHelp(query)", words);
      bridge.call((engine) => engine.openHelp(query));
    },
    startCancel: async () =>
      // Whatever goes wrong, the person can cancel.
      (await bridge
        .engine()
        ?.startCancel?.()
        .catch(() => undefined)) ?? { outcome: "continue" },
    on(name, run) {
      if (typeof run !== "function") throw misuse("on(run)", run, "a function");
      return port.on(name, run);
    },
    destroy: port.destroy,
  };
}

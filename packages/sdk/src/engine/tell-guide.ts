import { derivedId } from "./derived-id.ts";
import type { EnginePort } from "./engine-port.ts";
import type { TellGuide } from "./stage.ts";
import type { User } from "./user.ts";

/** Ledger entry and event carry one id, so that what this tab did is never counted twice. */
export function createTellGuide(port: EnginePort, user: User): TellGuide {
  return (guide, kind, event, entry, properties) => {
    const { identity, record } = user;
    const atMs = port.now();
    const session = port.session().id;
    const who = identity.userId ?? identity.anonymousId;
    const id = derivedId(who, guide.id, kind, atMs, session, port.context().tab);
    const { ledger } = record;
    user.change({ ledger: [...ledger, { id, guide: guide.id, kind, atMs, session, ...entry }] });
    port.record(
      event,
      {
        guide: guide.id,
        kind: guide.kind,
        path: port.path(),
        ...(entry?.asked ? { asked: true } : {}),
        ...properties,
      },
      id,
    );
    port.emit("guide", { guide: guide.id, happening: kind });
  };
}

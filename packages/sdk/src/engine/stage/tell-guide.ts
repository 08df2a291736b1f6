import type { CompiledGuide, JsonObject, LedgerEntry } from "@cairn/core";
import type { Backstage } from "../stage.ts";

/** Remembers in the ledger what became of a guide and records it as an event. */
export type TellGuide = (
  guide: CompiledGuide,
  kind: LedgerEntry["kind"],
  event: string,
  entry?: Partial<LedgerEntry>,
  properties?: JsonObject,
) => void;

/** Ledger entry and event carry one id, so that what this tab did is never counted twice. */
export function createTellGuide({ port, user }: Pick<Backstage, "port" | "user">): TellGuide {
  return (guide, kind, event, entry, properties) => {
    const atMs = port.now();
    const session = port.session().id;
    const id = user.derivedId(guide.id, kind, atMs, session, port.context().tab);
    const { ledger, choices } = user.kept;
    const { tour } = choices;
    user.change({ ledger: [...ledger, { id, guide: guide.id, kind, atMs, session, ...entry }] });
    port.record(
      event,
      {
        guide: guide.id,
        kind: guide.kind,
        path: port.path(),
        ...(entry?.asked && { asked: true }),
        ...(tour?.guide === guide.id && { step: tour.step }),
        ...properties,
      },
      id,
    );
    port.emit("guide", { guide: guide.id, happening: kind });
    // Who is done with a guide often leaves the page in the same moment, which a delayed write would not outlive.
    void user.save();
  };
}

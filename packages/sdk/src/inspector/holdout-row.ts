import { type Assignment, type CompiledGuidebook, type Holdout, assign } from "@cairn/core";
import type { Identity } from "../engine/engine-port.ts";
import type { UserRecord } from "../engine/record.ts";
import { unitsOf } from "../engine/stage/withhold.ts";
import type { Row } from "./row.ts";

/** Who goes without guides, so that their effect can be measured, and whether this user is one of them. */
export function holdoutRow(
  { record, identity }: { readonly record: UserRecord; readonly identity: Identity },
  book: CompiledGuidebook | undefined,
): Row {
  const units = unitsOf(record, identity);
  const { holdout, guides = [] } = book ?? {};
  const all = assign({ id: "" }, holdout, units);
  const own = guides.flatMap((guide) => {
    const { id, holdout: some } = guide;
    if (!some) return [];
    return [
      `${id}: ${percent(some)} ${whoOf(some)} go without it${standing(assign(guide, undefined, units), some)}`,
    ];
  });
  return {
    id: "holdout",
    name: "Holdout",
    badge: percent(holdout),
    ...(all?.arm === "withheld" && { tone: "bad" }),
    words: holdout
      ? `${percent(holdout)} ${whoOf(holdout)} get no guide unasked${standing(all, holdout)}.`
      : "Everybody may get guides: the global holdout is 0 %.",
    details: own,
  };
}

function percent(holdout: Holdout | undefined): string {
  return `${Number(((holdout?.share ?? 0) * 100).toPrecision(4))} %`;
}

function whoOf({ by }: Holdout): string {
  return by === "user" ? "of users" : "of accounts";
}

function standing(found: Assignment | undefined, { by }: Holdout): string {
  if (!found) return ", and this user has no account: not compared";
  const who = by === "user" ? "this user" : "this account";
  return found.arm === "withheld" ? `, and ${who} is one of them` : `; ${who} is not one of them`;
}

import type { Environment } from "@cairn/core/api";
import type { CollectorContext } from "../../context.ts";
import { failureSaid } from "../../insights/evidence-in-words.ts";
import type { MemberStall, SaidOf } from "../../insights/stalls.ts";
import { personByActor } from "./load.ts";

/** What the last failed attempt before each stall said went wrong, read from the log once for all of them. */
export async function loadFailureSaid(
  { log }: CollectorContext,
  environment: Environment,
  stalls: readonly MemberStall[],
): Promise<SaidOf> {
  const names = new Set(stalls.flatMap(({ stall }) => failedEventOf(stall.reasons) ?? []));
  if (names.size === 0) return () => undefined;
  const personOf = personByActor(stalls.map(({ member }) => member));
  const attempts = new Map<
    string,
    { readonly atMs: number; readonly said: string | undefined }[]
  >();
  const query = { environment, names: [...names], actors: [...personOf.keys()] };
  for await (const rows of log.scan(query)) {
    for (const { actor, name, atMs, properties } of rows) {
      const key = `${personOf.get(actor)} ${name}`;
      const known = attempts.get(key);
      const attempt = { atMs, said: failureSaid(properties) };
      if (known === undefined) attempts.set(key, [attempt]);
      else known.push(attempt);
    }
  }
  return ({ member, stall }) => {
    const name = failedEventOf(stall.reasons);
    const before = (attempts.get(`${member.person.id} ${name}`) ?? []).filter(
      ({ atMs }) => atMs <= stall.atMs,
    );
    return before.toSorted((a, b) => b.atMs - a.atMs)[0]?.said;
  };
}

function failedEventOf(reasons: MemberStall["stall"]["reasons"]): string | undefined {
  return reasons.find(({ kind }) => kind === "failed-attempts")?.event;
}

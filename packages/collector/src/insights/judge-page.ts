import type { CompiledGuidebook } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import { accountReached } from "../project/accounts.ts";
import type { PersonRecord, ProjectionStore } from "../store/people.ts";
import { type Member, memberOf } from "./population.ts";

/** Judges people page by page, for walks over more of them than memory should hold; each account is read once. */
export function createPageJudge(
  projection: Pick<ProjectionStore, "account" | "persons">,
  environment: Environment,
  book: CompiledGuidebook,
): (people: readonly PersonRecord[]) => Promise<readonly Member[]> {
  const byAccount = new Map<string, Readonly<Record<string, number>>>();
  const isShared = book.milestones.some((milestone) => milestone.people !== undefined);
  return async (people) => {
    for (const { accountId } of isShared ? people : []) {
      if (accountId === undefined || byAccount.has(accountId)) continue;
      const account = await projection.account(environment, accountId);
      byAccount.set(accountId, account ? await accountReached(account, book, projection) : {});
    }
    return people.map((person) => memberOf(person, byAccount, book));
  };
}

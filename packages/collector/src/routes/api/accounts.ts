import type { Accounts } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { accountOf, accountSummary } from "../../insights/account.ts";
import { peopleOf } from "../../project/accounts.ts";
import type { AccountRecord } from "../../store/people.ts";
import { cursorAfter, placeOf } from "../../store/people-place.ts";
import { jsonResponse } from "../answer.ts";
import { loadMembers, type JudgedPeople, servedBook, settled } from "./load.ts";
import { environmentOf, pageOf, quote } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

// The newest so many rows are of no more people than that: those who did something last.
const TIMELINE = 200;

/** The list of accounts, and one account with its people. */
export function accountRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { log, registry } = context;

  routes.get("/accounts", async (c) => {
    const query = (name: string): string | undefined => c.req.query(name);
    const asked = pageOf(query);
    if (!asked.ok) return asked.failure;
    const { environment, limit, cursor } = asked.value;
    await settled(context);
    const search = query("search")?.trim().toLowerCase() ?? "";
    const place = cursor === undefined ? undefined : placeOf(cursor);
    const found: AccountRecord[] = [];
    for await (const chunk of registry.projection.accountsFrom(environment, place)) {
      found.push(...chunk.filter((account) => searchText(account).includes(search)));
      if (found.length > limit) break;
    }
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const isCut = last !== undefined && found.length > page.length;
    const book = await servedBook(context, environment);
    const accounts = [];
    for (const account of page) {
      const { members } = await membersOf(context, account);
      accounts.push(accountSummary(account, members, book, context.now()));
    }
    const answer: Accounts = { accounts, ...(isCut ? { cursor: cursorAfter(last) } : {}) };
    return jsonResponse(answer);
  });

  routes.get("/accounts/:id", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    await settled(context);
    const id = c.req.param("id");
    const account = await registry.projection.account(environment.value, id);
    if (account === undefined) {
      const where = `the ${environment.value} environment`;
      return problemResponse("not-found", `No account ${quote(id)} is known in ${where}.`);
    }
    const { members, book } = await membersOf(context, account);
    const actors = members
      .toSorted((a, b) => b.person.lastMs - a.person.lastMs)
      .slice(0, TIMELINE)
      .flatMap(({ person }) => person.actors);
    const rows = await log.latest(environment.value, { actors, limit: TIMELINE });
    return jsonResponse(accountOf(account, members, rows, book, context.now()));
  });
  return routes;
}

async function membersOf(context: CollectorContext, account: AccountRecord): Promise<JudgedPeople> {
  const people = await peopleOf(account, context.counted);
  return loadMembers(context, account.environment, people);
}

/** What a search for accounts looks into, in lower case. */
function searchText({ id, traits }: AccountRecord): string {
  const { name } = traits;
  return (typeof name === "string" ? `${id}\n${name}` : id).toLowerCase();
}

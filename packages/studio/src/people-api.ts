import type {
  Account,
  Accounts,
  Environment,
  ErasedPerson,
  HelpFigures,
  Installation,
  People,
  Person,
} from "@cairn/core/api";
import type { Answer } from "./exchange.ts";
import type { PeopleFilters } from "./routes.ts";

/** Which people are asked for. */
export type WhichPeople = { readonly search: string } & PeopleFilters;

/** What the studio asks about people and accounts, what they asked the help, and what arrives of them. */
export interface PeopleApi {
  people(env: Environment, which: WhichPeople, cursor?: string): Answer<People>;
  person(env: Environment, id: string): Answer<Person>;
  erasePerson(env: Environment, id: string): Answer<ErasedPerson>;
  /** Address of the file with everything that is held about one person. */
  personExportUrl(env: Environment, id: string): string;
  accounts(env: Environment, search: string, cursor?: string): Answer<Accounts>;
  account(env: Environment, id: string): Answer<Account>;
  /** How the help was used in the last four weeks. */
  help(env: Environment): Answer<HelpFigures>;
  /** Which of Cairn's calls arrive. */
  installation(env: Environment): Answer<Installation>;
  /** Address of the live event stream. */
  liveUrl(env: Environment, user: string): string;
}

/** Asks by `call` at the addresses that `url` makes. */
export function createPeopleApi(
  call: <Value>(method: string, url: string) => Answer<Value>,
  url: (path: string, query: Readonly<Record<string, string | undefined>>) => string,
): PeopleApi {
  return {
    people: (env, which, cursor) =>
      call("GET", url("people", { env, ...which, cursor, limit: "50" })),
    person: (env, id) => call("GET", url(`people/${encodeURIComponent(id)}`, { env })),
    erasePerson: (env, id) => call("DELETE", url(`people/${encodeURIComponent(id)}`, { env })),
    personExportUrl: (env, id) => url(`people/${encodeURIComponent(id)}/export`, { env }),
    accounts: (env, search, cursor) =>
      call("GET", url("accounts", { env, search, cursor, limit: "50" })),
    account: (env, id) => call("GET", url(`accounts/${encodeURIComponent(id)}`, { env })),
    help: (env) => call("GET", url("insights/help", { env })),
    installation: (env) => call("GET", url("installation", { env })),
    liveUrl: (env, user) => url("live", { env, user }),
  };
}

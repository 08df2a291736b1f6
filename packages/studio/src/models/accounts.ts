import { ok } from "@cairn/core";
import type { AccountSummary, Environment } from "@cairn/core/api";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Router } from "./router.ts";
import { type SearchList, createSearchList } from "./search-list.ts";

/** The list of accounts, searched by name or id. */
export type AccountsModel = SearchList<AccountSummary, { readonly search: string }>;

/** Lists accounts of one environment. */
export function createAccounts(
  api: Pick<Api, "accounts">,
  platform: Platform,
  router: Router,
  env: Environment,
  search: string,
): AccountsModel {
  return createSearchList<AccountSummary, { readonly search: string }>(
    {
      platform,
      router,
      read: (route) => (route.kind === "accounts" ? { search: route.search } : undefined),
      routeTo: (asked) => ({ kind: "accounts", ...asked }),
      async fetch(asked, cursor) {
        const answer = await api.accounts(env, asked.search, cursor);
        if (!answer.ok) return answer;
        const { accounts, ...rest } = answer.value;
        return ok({ items: accounts, ...rest });
      },
    },
    { search },
  );
}

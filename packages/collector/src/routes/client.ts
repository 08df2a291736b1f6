import type { Context } from "hono";

/** The address of who asked, where the shell knows it. */
export function clientOf(c: Context): { readonly client?: string } {
  const { client } = (c.env ?? {}) as { readonly client?: string };
  return client === undefined ? {} : { client };
}

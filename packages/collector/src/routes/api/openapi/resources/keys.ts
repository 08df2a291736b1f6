import type { Resource } from "../resource.ts";
import { environment, listOf, object, ref, text } from "../schema.ts";

/** Write keys. */
export const KEYS: Resource = {
  operations: [
    {
      method: "get",
      path: "/keys",
      summary: "Write keys in use.",
      status: 200,
      answer: listOf(ref("WriteKey")),
    },
    {
      method: "post",
      path: "/keys",
      summary: "Make a write key.",
      body: ref("NewKey"),
      status: 201,
      answer: ref("WriteKey"),
    },
    {
      method: "put",
      path: "/keys/{key}",
      summary: "Set the origins that browsers may send from with a key.",
      body: ref("KeyOrigins"),
      status: 200,
      answer: ref("WriteKey"),
      failures: [404],
    },
    {
      method: "delete",
      path: "/keys/{key}",
      summary: "Revoke a write key.",
      status: 204,
      failures: [404],
    },
  ],
  schemas: {
    WriteKey: object({ key: text, environment, origins: listOf(text) }),
    NewKey: object({ environment, "origins?": listOf(text) }),
    KeyOrigins: object({ origins: listOf(text) }),
  },
};

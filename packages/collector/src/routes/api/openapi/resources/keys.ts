import type { Resource } from "../resource.ts";
import { environment, listOf, object, oneOf, ref, text, time } from "../schema.ts";
import { SCOPES } from "../../../../team/role.ts";

const scope = oneOf(...SCOPES);

/** Write keys of pages, and secret keys of servers. */
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
    {
      method: "get",
      path: "/secret-keys",
      summary: "Secret keys in use, the newest first.",
      status: 200,
      answer: listOf(ref("SecretKey")),
    },
    {
      method: "post",
      path: "/secret-keys",
      summary: "Make a secret key. It is told once.",
      body: ref("NewSecretKey"),
      status: 201,
      answer: ref("SecretKeyMade"),
      failures: [422],
    },
    {
      method: "delete",
      path: "/secret-keys/{id}",
      summary: "Revoke a secret key.",
      status: 204,
      failures: [404],
    },
  ],
  schemas: {
    WriteKey: object({ key: text, environment, origins: listOf(text) }),
    NewKey: object({ environment, "origins?": listOf(text) }),
    KeyOrigins: object({ origins: listOf(text) }),
    SecretKey: object({
      id: text,
      name: text,
      ending: text,
      scopes: listOf(scope),
      createdAt: time,
      "usedAt?": time,
    }),
    NewSecretKey: object({ name: text, scopes: listOf(scope) }),
    SecretKeyMade: object({ key: ref("SecretKey"), secret: text }),
  },
};

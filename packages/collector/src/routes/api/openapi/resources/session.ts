import { ROLES } from "../../roles.ts";
import type { Resource } from "../resource.ts";
import { listOf, object, oneOf, ref, text } from "../schema.ts";

/** Signing in and out. */
export const SESSION: Resource = {
  operations: [
    {
      method: "post",
      path: "/session",
      summary: "Sign in with the one-time token of a sign-in link; sets the session cookie.",
      body: ref("SignIn"),
      status: 200,
      answer: ref("StudioSession"),
      failures: [429],
      isOpen: true,
    },
    {
      method: "get",
      path: "/session",
      summary: "Who is signed in.",
      status: 200,
      answer: ref("StudioSession"),
    },
    { method: "delete", path: "/session", summary: "Sign out.", status: 204 },
  ],
  schemas: {
    SignIn: object({ token: text }),
    StudioSession: object({
      name: text,
      role: oneOf(...ROLES),
      collector: text,
      keys: listOf(ref("WriteKey")),
    }),
  },
};

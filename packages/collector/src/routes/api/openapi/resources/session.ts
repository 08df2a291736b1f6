import { ROLES } from "../../../../team/role.ts";
import type { Resource } from "../resource.ts";
import { flag, listOf, object, oneOf, ref, text, time } from "../schema.ts";

/** Signing in and out, and what concerns only who asks. */
export const SESSION: Resource = {
  operations: [
    {
      method: "get",
      path: "/sign-in",
      summary: "How one may sign in here.",
      status: 200,
      answer: ref("WaysIn"),
      isOpen: true,
    },
    {
      method: "post",
      path: "/session",
      summary: "Sign in with a link's one-time token, or e-mail and password; sets the cookie.",
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
    {
      method: "post",
      path: "/team/first",
      summary: "Become the first admin, having come by the collector's own link.",
      body: ref("FirstAdmin"),
      status: 200,
      answer: ref("StudioSession"),
      failures: [409, 422],
    },
    {
      method: "put",
      path: "/password",
      summary: "Set one's own password; every other session of one's own ends.",
      body: ref("NewPassword"),
      status: 200,
      answer: ref("StudioSession"),
      failures: [409, 422, 429],
    },
    {
      method: "get",
      path: "/sessions",
      summary: "Where one is signed in.",
      status: 200,
      answer: listOf(ref("OpenSession")),
      failures: [409],
    },
    {
      method: "delete",
      path: "/sessions",
      summary: "End every session of one's own but this one.",
      status: 204,
      failures: [409],
    },
    {
      method: "delete",
      path: "/sessions/{id}",
      summary: "End a session of one's own.",
      status: 204,
      failures: [404, 409],
    },
  ],
  schemas: {
    WaysIn: object({ password: flag, "provider?": text }),
    SignIn: object({ "token?": text, "email?": text, "password?": text }),
    FirstAdmin: object({ name: text, email: text, password: text }),
    NewPassword: object({ password: text, "current?": text }),
    OpenSession: object({
      id: text,
      current: flag,
      createdAt: time,
      seenAt: time,
      expiresAt: time,
      "browser?": text,
    }),
    StudioSession: object({
      name: text,
      role: oneOf(...ROLES),
      "member?": object({ id: text, email: text, hasPassword: flag, cameByLink: flag }),
      collector: text,
      keys: listOf(ref("WriteKey")),
    }),
  },
};

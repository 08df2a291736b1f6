import type { Resource } from "../resource.ts";
import { environment, integer, listOf, number, object, oneOf, ref, text, time } from "../schema.ts";

const mode = oneOf("off", "observe", "enforce");

/** Who must prove whom they speak for. */
export const IDENTITY: Resource = {
  operations: [
    {
      method: "get",
      path: "/identity",
      summary: "Modes, how many events carry a valid identity token, and the secrets in use.",
      status: 200,
      answer: ref("IdentityOverview"),
    },
    {
      method: "put",
      path: "/identity",
      summary: "Set an environment's mode.",
      body: ref("SetIdentityMode"),
      status: 204,
      failures: [409],
    },
    {
      method: "post",
      path: "/identity/secrets",
      summary: "Make an identity secret beside the one in use. It is told in this answer only.",
      status: 201,
      answer: ref("NewIdentitySecret"),
      failures: [409],
    },
    {
      method: "delete",
      path: "/identity/secrets/{ending}",
      summary: "Retire an identity secret; the last one only where no environment enforces tokens.",
      status: 204,
      failures: [404, 409],
    },
  ],
  schemas: {
    IdentityOverview: object({
      live: ref("IdentityStanding"),
      test: ref("IdentityStanding"),
      secrets: listOf(ref("IdentitySecretSummary")),
    }),
    IdentityStanding: object({ mode, coverage: ref("IdentityCoverage") }),
    IdentityCoverage: object({
      since: time,
      identified: integer,
      verified: integer,
      missing: integer,
      invalid: integer,
      expired: integer,
      otherAccount: integer,
      "share?": number,
    }),
    IdentitySecretSummary: object({ ending: text, createdAt: time }),
    NewIdentitySecret: object({ secret: text, ending: text, createdAt: time }),
    SetIdentityMode: object({ environment, mode }),
  },
};

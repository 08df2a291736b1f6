import type { Resource } from "../resource.ts";
import { environment, integer, listOf, object, ref, text, time } from "../schema.ts";

const sighting = { at: time, "host?": text };

/** What of Cairn's calls arrives. */
export const INSTALLATION: Resource = {
  operations: [
    {
      method: "get",
      path: "/installation",
      summary: "Which of Cairn's calls arrive, by the newest events of those who were here last.",
      query: { env: environment },
      status: 200,
      answer: ref("Installation"),
    },
  ],
  schemas: {
    Installation: object({
      "script?": object(sighting),
      "server?": object(sighting),
      "identify?": object({ ...sighting, user: text }),
      "group?": object({ ...sighting, account: text }),
      "event?": object({ ...sighting, name: text }),
      "milestone?": object({ at: time, milestone: text, title: text, user: text }),
      "guidebook?": object({ ...sighting, version: text }),
      "live?": integer,
      milestones: integer,
      refused: listOf(object({ at: time, code: text, "origin?": text })),
    }),
  },
};

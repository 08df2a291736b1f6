import type { Resource } from "../resource.ts";
import {
  anyObject,
  flag,
  integer,
  listOf,
  number,
  object,
  oneOf,
  ref,
  text,
  time,
} from "../schema.ts";

/** How stalls are judged. */
export const STALL_MODEL: Resource = {
  operations: [
    {
      method: "get",
      path: "/stall-model",
      summary: "How stalls are judged, how good that is, and what the latest fit came to.",
      status: 200,
      answer: ref("StallModel"),
    },
    {
      method: "post",
      path: "/stall-model/refit",
      summary: "Begins to learn anew from the log, unless that is under way; answers at once.",
      status: 200,
      answer: ref("StallModel"),
    },
  ],
  schemas: {
    StallModel: object({
      judgedBy: oneOf("learned", "expected"),
      falseAlarms: number,
      "learned?": ref("LearnedStalls"),
      "latest?": ref("StallFitTried"),
      "fitting?": object({
        step: oneOf("waiting", "reading", "computing"),
        since: time,
        done: integer,
        all: integer,
      }),
      "nextAt?": time,
    }),
    LearnedStalls: object({
      version: text,
      at: time,
      quality: ref("StallModelQuality"),
      milestones: listOf(
        object({ id: text, title: text, learned: flag, users: integer, passed: integer }),
      ),
    }),
    StallModelQuality: object({
      users: integer,
      passed: integer,
      lost: integer,
      helped: integer,
      firstScreenLoss: integer,
      auc: number,
      alpha: number,
      falseAlarmRate: number,
      recall: number,
      "leadSeconds?": number,
      calibration: listOf(object({ said: number, passed: number, users: number })),
      milestones: anyObject,
    }),
    StallFitTried: object({
      at: time,
      seconds: number,
      outcome: oneOf("fitted", "insufficient"),
      "because?": text,
      "quality?": ref("StallModelQuality"),
      users: integer,
      passed: integer,
      lost: integer,
      needed: object({ users: integer, passed: integer, lost: integer }),
      horizonMs: integer,
      activeTime: oneOf("measured", "from-gaps"),
      leftOut: object({
        undecided: integer,
        bots: integer,
        clocks: integer,
        unseen: integer,
      }),
    }),
  },
};

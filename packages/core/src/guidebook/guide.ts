import * as v from "valibot";
import { CancelFlowSchema } from "./cancel-flow.ts";
import { ChecklistSchema } from "./checklist.ts";
import { HintSchema } from "./hint.ts";
import { NoticeSchema } from "./notice.ts";
import { RecapSchema } from "./recap.ts";
import { SurveySchema } from "./survey.ts";
import { TourSchema } from "./tour.ts";
import { WelcomeSchema } from "./welcome.ts";

/** Anything that Cairn shows, as it is authored. */
export const GuideSchema = v.variant("kind", [
  ChecklistSchema,
  HintSchema,
  NoticeSchema,
  TourSchema,
  WelcomeSchema,
  SurveySchema,
  RecapSchema,
  CancelFlowSchema,
]);
export type Guide = v.InferOutput<typeof GuideSchema>;

export { EMPTY_GUIDEBOOK, type Guidebook, GuidebookSchema } from "./guidebook.ts";
export type { AuthoredCondition, AuthoredEventMatch } from "./condition.ts";
export { ConditionSchema } from "./condition.ts";
export {
  type AuthoredThreshold,
  type Milestone,
  MilestoneSchema,
  ThresholdSchema,
} from "./milestone.ts";
export { type EventRule, EventRuleSchema } from "./event-rule.ts";
export { type Guide, GuideSchema } from "./guide.ts";
export { type CancelFlow, CancelFlowSchema } from "./cancel-flow.ts";
export { type Checklist, ChecklistSchema } from "./checklist.ts";
export { type Figure, FigureSchema } from "./figure.ts";
export { type Hint, HintSchema } from "./hint.ts";
export { type Notice, NoticeSchema } from "./notice.ts";
export { type Recap, RecapSchema } from "./recap.ts";
export { type Survey, SurveySchema } from "./survey.ts";
export { type Tour, TourSchema } from "./tour.ts";
export { type Welcome, WelcomeSchema } from "./welcome.ts";
export { type Faq, FaqSchema, type Help, HelpSchema } from "./faq.ts";
export { type Theme, ThemeSchema } from "./theme.ts";
export { type Preset, type PresetName, PRESETS } from "./presets.ts";
export type { AuthoredAction } from "./target.ts";
export type { Markdown, Text } from "./text.ts";
export { type CheckedGuidebook, checkGuidebook } from "./check.ts";
export { compileGuidebook, type CompileOptions } from "./compile.ts";
export type { GuideTemplate } from "./template.ts";
export { GUIDE_TEMPLATES } from "./templates.ts";
export { guidebookJsonSchema } from "./json-schema.ts";
export { migrateGuidebook } from "./migrate.ts";
export { type ParsedMarkdown, parseMarkdown } from "./parse-markdown.ts";

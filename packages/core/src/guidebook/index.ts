export { EMPTY_GUIDEBOOK, type Guidebook, GuidebookSchema } from "./guidebook.ts";
export type { AuthoredCondition, AuthoredEventMatch } from "./condition.ts";
export { ConditionSchema } from "./condition.ts";
export type { AuthoredThreshold, Milestone } from "./milestone.ts";
export type { EventRule } from "./event-rule.ts";
export type { Guide } from "./guide.ts";
export type { CancelFlow } from "./cancel-flow.ts";
export type { Checklist } from "./checklist.ts";
export { type Figure, isPlural, PLURAL_CATEGORIES } from "./figure.ts";
export type { Hint } from "./hint.ts";
export type { Notice } from "./notice.ts";
export type { Recap } from "./recap.ts";
export type { Survey } from "./survey.ts";
export type { Tour } from "./tour.ts";
export type { Welcome } from "./welcome.ts";
export type { Faq, Help } from "./faq.ts";
export { compileTheme } from "./compile-theme.ts";
export { type ResolvedTheme, resolveTheme } from "./resolve-theme.ts";
export type { Theme } from "./theme.ts";
export { type Preset, type PresetName, PRESETS } from "./presets.ts";
export type { AuthoredAction } from "./target.ts";
export type { Markdown, Text } from "./text.ts";
export { type CheckedGuidebook, checkGuidebook } from "./check.ts";
export { compileGuidebook, type CompileOptions } from "./compile.ts";
export type { MeasuredHelp } from "./rank.ts";
export type { GuideTemplate } from "./template.ts";
export { GUIDE_TEMPLATES } from "./templates.ts";
export { guidebookJsonSchema } from "./json-schema.ts";
export { migrateGuidebook } from "./migrate.ts";
export { type ParsedMarkdown, parseMarkdown } from "./parse-markdown.ts";
export { type Effect, effectOf } from "./effect.ts";
export { GLOBAL_HOLDOUT } from "./holdout.ts";
export { FALSE_ALARMS } from "./stalls.ts";
export { placesNaming, type ReferredSection } from "./references.ts";
export { isSwitchedOn } from "./guide-frame.ts";
export {
  type ParsedBuilderProposal,
  type ParsedBuilderTask,
  parseBuilderProposal,
  parseBuilderTask,
} from "./parse-builder.ts";
export { isPresence } from "./value-warnings.ts";
export { type FoundText, textsIn } from "./texts-in.ts";
export { createLocaliser, type Localiser } from "./localise.ts";
export { schemaProblems } from "./schema-problems.ts";
export { nearestHint } from "./nearest.ts";

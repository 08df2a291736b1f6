export { arbitrate, type Candidate as GuideCandidate, type Situation } from "./arbitrate.ts";
export type { Decision } from "./decision.ts";
export { withheldWait } from "./withheld-wait.ts";

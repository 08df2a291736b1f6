/** What is learned from users' histories, without storage: histories in, a baseline with its quality out. */
export { fitStalls } from "./fit-stalls.ts";
export { momentsOf, type StallMoment } from "./moments.ts";
export { weightedAuc } from "./weighted-auc.ts";
export type {
  CalibrationBin,
  StallFit,
  StallFitOptions,
  StallInsufficiency,
  StallQuality,
} from "./stall-fit.ts";
export type { StallHistory } from "./stall-history.ts";

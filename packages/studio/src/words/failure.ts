import type { ApiFailure } from "../api.ts";
import { sentence } from "./problem.ts";

/** Why a step was not taken. */
export function failureWords(failure: ApiFailure): string {
  if (failure.kind === "refused") return sentence(failure.problem.detail);
  if (failure.kind === "signed-out") return "You are signed out. Sign in again and repeat it.";
  return "The collector has not answered. Look again in a moment before you repeat it.";
}

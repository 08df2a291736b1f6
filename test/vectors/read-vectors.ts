import { readFileSync } from "node:fs";
import type {
  AssignmentVector,
  ConditionVector,
  ProgressVector,
  StallVector,
} from "./run-vectors.ts";

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as Content;
}

const progress = read<{
  vectors: readonly ProgressVector[];
  conditions: readonly ConditionVector[];
}>("progress.json");
export const progressVectors = progress.vectors;
export const conditionVectors = progress.conditions;
export const stallVectors = read<{ expectedActiveMs: number; vectors: readonly StallVector[] }>(
  "stalls.json",
);
export const assignmentVectors = read<{ vectors: readonly AssignmentVector[] }>(
  "assignments.json",
).vectors;

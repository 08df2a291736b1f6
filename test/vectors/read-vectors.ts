import { readFileSync } from "node:fs";
import type { AssignmentVector, ProgressVector, StallVector } from "./run-vectors.ts";

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as Content;
}

export const progressVectors = read<{ vectors: readonly ProgressVector[] }>(
  "progress.json",
).vectors;
export const stallVectors = read<{ expectedActiveMs: number; vectors: readonly StallVector[] }>(
  "stalls.json",
);
export const assignmentVectors = read<{ vectors: readonly AssignmentVector[] }>(
  "assignments.json",
).vectors;

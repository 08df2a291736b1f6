import { toJsonSchema } from "@valibot/to-json-schema";
import { GuidebookSchema } from "./guidebook.ts";

/** The published JSON Schema of a guidebook, generated from the same source as the types. */
export function guidebookJsonSchema(): object {
  return {
    title: "Cairn guidebook",
    ...toJsonSchema(GuidebookSchema),
  };
}

import type { Context } from "hono";
import type { CollectorContext } from "../../context.ts";
import type { Publishing } from "../../publish/publishing.ts";
import type { ApiVariables } from "./signed-in.ts";

/** Publishing in the name of whoever asks. */
export function publishingBy(
  context: Pick<CollectorContext, "registry" | "now">,
): (c: Context<ApiVariables>) => Publishing {
  return (c) => ({
    definitions: context.registry.definitions,
    by: c.get("by"),
    now: () => context.now(),
  });
}

/** For after a change: browsers get the new definitions with their next request; what was folded under the old ones is folded again. */
export function publishedIn({
  guidebook,
  projector,
}: Pick<CollectorContext, "guidebook" | "projector">): () => void {
  return () => {
    guidebook.refresh();
    projector.nudge();
  };
}

import type { Environment } from "@cairn/core/api";
import { compileGuidebook, type Guidebook } from "@cairn/core/guidebook";
import type { CollectorContext } from "../../context.ts";
import { falseAlarmsOf, stallDefinitions } from "../../project/stall-definitions.ts";
import type { ReachParts } from "../../reach/reach-parts.ts";
import { servedBook } from "./load.ts";
import { accountTraitsOf } from "./load-people.ts";

/**
 * What questions about a draft are answered from; without a draft, about what is live. Stalls are judged by what was
 * learned where the draft's milestones are those that it was learned under.
 */
export async function loadReachParts(
  context: CollectorContext,
  environment: Environment,
  guidebook?: Guidebook,
): Promise<ReachParts> {
  const live = await servedBook(context, environment);
  const { stalls } = await context.guidebook.forCollector(environment);
  const compile = (source: Guidebook, learned?: ReachParts["draft"]["stalls"][number]) =>
    compileGuidebook(source, {
      revision: "draft",
      audience: "collector",
      ...(learned === undefined ? {} : { learned }),
    });
  let draft = guidebook === undefined ? live : compile(guidebook);
  if (guidebook !== undefined && stalls.model !== undefined) {
    const under = stallDefinitions(draft, falseAlarmsOf(guidebook));
    if (under === stalls.definitions) draft = compile(guidebook, stalls.model.fit.baseline);
  }
  return {
    log: context.log,
    projection: context.counted,
    environment,
    draft,
    live,
    accountTraits: accountTraitsOf(context, environment, live),
    nowMs: context.now(),
  };
}

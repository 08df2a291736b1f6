import type { Condition } from "../condition/condition.ts";
import { rich, words } from "./compile-text.ts";
import type { CompiledGuideBase, CompiledWelcome } from "./compiled-guide.ts";
import type { Guidebook } from "./guidebook.ts";
import type { Localiser } from "./localise.ts";
import type { Welcome } from "./welcome.ts";

/** The welcome question as browsers get it. By itself it asks only those whose answer is not known yet. */
export function compileWelcome(
  base: CompiledGuideBase,
  guide: Welcome,
  localiser: Localiser,
  goals: Guidebook["goals"] = {},
): CompiledWelcome {
  const { trait = "goal" } = guide;
  const isOpen: Condition = { kind: "fact", fact: "traits", at: trait, is: "absent" };
  return {
    ...base,
    ...(base.when === undefined ? {} : { when: { kind: "all", of: [isOpen, base.when] } }),
    kind: "welcome",
    title: localiser.text(guide.title),
    ...rich("intro", guide.intro, localiser),
    trait,
    options: guide.options
      ? guide.options.map(({ id, label, detail }) => ({
          id,
          label: localiser.text(label),
          ...words("detail", detail, localiser),
        }))
      : Object.entries(goals).map(([id, { title }]) => ({ id, label: localiser.text(title) })),
  };
}

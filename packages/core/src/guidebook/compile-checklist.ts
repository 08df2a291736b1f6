import type { Checklist } from "./checklist.ts";
import { compileAction } from "./compile-action.ts";
import { rich, wordsOrNone } from "./compile-text.ts";
import type {
  CompiledChecklist,
  CompiledChecklistItem,
  CompiledGuideBase,
} from "./compiled-guide.ts";
import type { Localiser } from "./localise.ts";

/** The checklist as browsers get it. */
export function compileChecklist(
  base: CompiledGuideBase,
  guide: Checklist,
  localiser: Localiser,
): CompiledChecklist {
  return {
    ...base,
    kind: "checklist",
    title: localiser.text(guide.title),
    ...rich("intro", guide.intro, localiser),
    autoOpen: guide.autoOpen ?? false,
    done: wordsOrNone(guide.done, localiser),
    items: guide.items.map((item) => compileItem(item, localiser)),
  };
}

function compileItem(
  item: Checklist["items"][number],
  localiser: Localiser,
): CompiledChecklistItem {
  return {
    id: item.id,
    title: localiser.text(item.title),
    ...rich("detail", item.detail, localiser),
    milestone: item.milestone,
    ...compileAction(item.action, localiser),
    skippable: item.skippable ?? true,
  };
}

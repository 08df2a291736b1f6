import type { CompiledChecklistItem } from "@cairn/core";
import type { JSX } from "../render/jsx-runtime.ts";
import type { Messages } from "../messages/messages.ts";
import { ActionButton, Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { icons } from "./icons.ts";
import type { ChecklistModel, ItemStatus } from "./model.ts";

const heard: Readonly<Record<ItemStatus, keyof Messages>> = {
  done: "itemDone",
  current: "itemToDo",
  todo: "itemToDo",
  skipped: "itemSkipped",
};

/** One step: its mark and title, and unfolded its detail, its action and "Not for me". */
export function Item({
  item,
  model,
  around,
}: {
  readonly item: CompiledChecklistItem;
  readonly model: ChecklistModel;
  readonly around: Surroundings;
}): JSX.Element {
  const { port, words } = around;
  const status = model.statusOf(item);
  const isOver = status === "done" || status === "skipped";
  const hasMore = !!item.detail || !!item.action || item.skippable;
  const canUnfold = hasMore && !isOver;
  const isUnfolded = canUnfold && model.unfolded.value === item.id;
  const detail = `detail-${model.guide.id}-${item.id}`;
  const name = (
    <>
      <span part={anatomy.mark} data-status={status}>
        {status === "done" && <Icon path={icons.check} size={16} />}
        {status === "skipped" && <Icon path={icons.skip} size={16} />}
      </span>
      <span>
        <span class="heard">{words.show(heard[status])} </span>
        {port.personalise(item.title)}
      </span>
    </>
  );
  return (
    <li part={anatomy.item} data-status={status}>
      {canUnfold ? (
        <button
          part={anatomy.row}
          aria-expanded={isUnfolded}
          aria-controls={isUnfolded ? detail : undefined}
          aria-current={status === "current" ? "step" : undefined}
          onclick={() => model.unfold(item.id)}
        >
          {name}
          <Icon path={icons.down} size={18} />
        </button>
      ) : (
        <div part={anatomy.row}>
          {name}
          {status === "skipped" && (
            <Button look="quiet" onClick={() => model.restore(item.id)}>
              {words.show("putBack")}
              <span class="heard"> {port.personalise(item.title)}</span>
            </Button>
          )}
        </div>
      )}
      {isUnfolded && (
        <div part={anatomy.detail} id={detail}>
          {item.detail && <RichText text={item.detail} port={port} guide={model.guide.id} />}
          {(item.action ?? item.skippable) && (
            <div class="row">
              {item.action && (
                <ActionButton
                  action={item.action}
                  label={port.personalise(item.action.label)}
                  onFollow={() => model.follow(item)}
                />
              )}
              {item.skippable && (
                <Button look="quiet" onClick={() => model.skip(item.id)}>
                  {words.show("notForMe")}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
    </li>
  );
}

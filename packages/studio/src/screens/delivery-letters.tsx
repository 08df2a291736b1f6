import type { DeadLetters } from "@cairn/core/api";
import type { JSX } from "preact";
import { type DeadLettersModel, LETTERS_OUTCOME } from "../models/dead-letters.ts";
import { valueOf } from "../models/resource.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Notice } from "../parts/notice.tsx";
import { OnlyFor } from "../parts/only-for.tsx";
import { Panel } from "../parts/panel.tsx";
import { Pick } from "../parts/pick.tsx";
import { counted, grouped } from "../words/figures.ts";
import { letterGroups } from "../words/letter-groups.ts";
import { lettersOutcomeWords } from "../words/letters-outcome.ts";
import { refusalCode } from "../words/refusal-code.ts";
import { Letter } from "./delivery-letter.tsx";

interface LettersProps {
  readonly model: DeadLettersModel;
  readonly nowMs: number;
}

/** Refused events that are kept, by code: to look at, replay, take away, delete. */
export function LettersPanel({ model, nowMs }: LettersProps): JSX.Element {
  const codes = valueOf(model.list.value)?.codes ?? {};
  const kept = Object.values(codes).reduce((sum, count) => sum + count, 0);
  const outcome = model.outcome.value;
  return (
    <Panel
      id="letters-title"
      kicker="Refused events"
      title={kept === 0 ? "No refused event is kept" : `${counted(kept, "refused event")} kept`}
      note="Nothing that arrives is thrown away silently: what cannot be stored is kept as it came, with the reason. After a fix, replay it."
    >
      <div role="status" class="outcome" id={LETTERS_OUTCOME} tabIndex={-1}>
        {outcome !== undefined && (
          <Notice tone={outcome.kind === "failed" ? "bad" : "calm"}>
            {lettersOutcomeWords(outcome)}
          </Notice>
        )}
      </div>
      {kept > 0 && <Chooser model={model} codes={codes} kept={kept} />}
      <LoadedView
        resource={model.list.value}
        what="refused events"
        draw={(letters) => <List model={model} letters={letters} nowMs={nowMs} />}
      />
      <Confirmation model={model} />
    </Panel>
  );
}

function Chooser(props: {
  readonly model: DeadLettersModel;
  readonly codes: DeadLetters["codes"];
  readonly kept: number;
}): JSX.Element {
  const { model, codes, kept } = props;
  const code = model.code.value;
  const counts = new Map(Object.entries(codes));
  const chosen = code === "" ? kept : (counts.get(code) ?? 0);
  // Chosen by the address, or dealt with meanwhile.
  const missing = code === "" || counts.has(code) ? [] : [[code, 0] as const];
  return (
    <>
      <div class="toolbar">
        <Pick
          id="letters-code"
          label="Reason"
          value={code}
          choices={[
            ["", `All reasons (${grouped(kept)})`],
            ...[...missing, ...counts]
              .toSorted(([, a], [, b]) => b - a)
              .map(
                ([one, count]) => [one, `${refusalCode(one).title} (${grouped(count)})`] as const,
              ),
          ]}
          onPick={model.choose}
        />
        <OnlyFor role="editor">
          <Button idle={model.busy.value || chosen === 0} onPress={() => void model.replay()}>
            {model.busy.value ? "Working…" : `Replay ${grouped(chosen)}`}
          </Button>
        </OnlyFor>
        <a class="button button-plain" href={model.exportUrl.value} download>
          Export {grouped(chosen)}
        </a>
        <OnlyFor role="admin">
          <Button
            look="danger-quiet"
            idle={model.busy.value || chosen === 0}
            onPress={() => model.askToRemove({ letters: chosen })}
          >
            Delete {grouped(chosen)}
          </Button>
        </OnlyFor>
      </div>
      <p class="panel-note">
        {code !== "" && `${refusalCode(code).todo} `}
        Replaying judges them again by today's rules: what is still wrong will be refused again, and
        stays here.
      </p>
    </>
  );
}

function List(props: {
  readonly model: DeadLettersModel;
  readonly letters: DeadLetters;
  readonly nowMs: number;
}): JSX.Element {
  const { model, letters, nowMs } = props;
  const shown = [...letters.letters, ...model.more.value];
  if (shown.length === 0) {
    return (
      <Empty title="Nothing to look at">
        <p>Everything that came in was understood, or what was not has been dealt with.</p>
      </Empty>
    );
  }
  return (
    <>
      <ol class="letter-groups">
        {letterGroups(shown).map((group) => (
          <li key={`${group.code} ${group.reason}`}>
            <p>
              <span class="tag tag-rejected">{refusalCode(group.code).title}</span> {group.reason}
            </p>
            <ol class="letters">
              {group.letters.map((one) => (
                <Letter key={one.letter.id} model={model} {...one} nowMs={nowMs} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {model.cursor.value !== undefined && (
        <div>
          <Button onPress={() => void model.loadMore()}>Show older ones</Button>
        </div>
      )}
    </>
  );
}

function Confirmation({ model }: { readonly model: DeadLettersModel }): JSX.Element | null {
  const removal = model.confirming.value;
  if (removal === undefined) return null;
  return (
    <Dialog
      title={`Delete ${counted(removal.letters, "refused event")}?`}
      onClose={() => model.askToRemove(undefined)}
    >
      <p>What is deleted cannot be replayed any more. Export it first if in doubt.</p>
      <div class="dialog-actions">
        <Button look="danger" onPress={() => void model.remove()}>
          Delete for good
        </Button>
        <Button onPress={() => model.askToRemove(undefined)}>Cancel</Button>
      </div>
    </Dialog>
  );
}

import type { Version } from "@cairn/core/api";
import type { JSX } from "preact";
import type { PublishModel } from "../models/publish.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { Pick } from "../parts/pick.tsx";
import { guidebookChanges } from "../words/changes.ts";
import { ChangesList } from "./changes-list.tsx";

interface ComparedProps {
  readonly studio: Studio;
  readonly model: PublishModel;
  readonly versions: readonly Version[];
}

/** What lies between two versions, in words; which two stands in the address. */
export function ComparedVersions(props: ComparedProps): JSX.Element | null {
  const { studio, model } = props;
  const pair = model.compared.value;
  if (pair === undefined) return null;
  return (
    <section class="compared" aria-labelledby="compared-title">
      <h3 class="sub" id="compared-title">
        {pair.from === 0
          ? `What version ${pair.to} began with`
          : `From version ${pair.from} to version ${pair.to}`}
      </h3>
      <div class="compared-choice">
        <VersionChoice {...props} id="compare-from" label="From" end="from" />
        <VersionChoice {...props} id="compare-to" label="To" end="to" />
        <a href={studio.router.href({ kind: "publish" })}>Close</a>
      </div>
      <Between model={model} from={pair.from} to={pair.to} />
    </section>
  );
}

function Between(props: {
  readonly model: PublishModel;
  readonly from: number;
  readonly to: number;
}): JSX.Element {
  const { books } = props.model;
  const [before, after] = [books.book(props.from), books.book(props.to)];
  if (books.isMissing(props.from) || books.isMissing(props.to)) {
    return <Empty title="One of these versions is not there">Choose another one.</Empty>;
  }
  if (before === undefined || after === undefined) return <p class="loading">Reading both…</p>;
  const parts = guidebookChanges(before, after);
  if (parts.length === 0) return <p class="quiet">They are the same.</p>;
  return <ChangesList parts={parts} />;
}

function VersionChoice(
  props: ComparedProps & {
    readonly id: string;
    readonly label: string;
    readonly end: "from" | "to";
  },
): JSX.Element {
  const { studio, model, versions, end } = props;
  const pair = model.compared.value ?? { from: 0, to: 0 };
  const choices = versions.map(({ version }) => [String(version), `Version ${version}`] as const);
  return (
    <Pick
      id={props.id}
      label={props.label}
      value={String(pair[end])}
      choices={end === "from" ? [...choices, ["0", "Nothing"]] : choices}
      onPick={(version) => studio.router.swap({ kind: "publish", ...pair, [end]: Number(version) })}
    />
  );
}

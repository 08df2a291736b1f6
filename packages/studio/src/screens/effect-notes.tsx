import type { Experiment } from "@cairn/core/api";
import type { JSX } from "preact";
import { unitsInWords } from "../words/experiment.ts";
import { lasting, onDay, percent } from "../words/figures.ts";

/** How an experiment was made, and who is not counted in it. */
export function EffectNotes({ experiment }: { readonly experiment: Experiment }): JSX.Element {
  const { effect, share, running, since, crossed, earlier, shown, withheld, unit } = experiment;
  const before = shown.before + withheld.before;
  const notes = [
    effect !== undefined &&
      `Measured by “${effect.title}”, reached within ${lasting(effect.withinMs)} from when it would show.`,
    share > 0 &&
      `${percent(share)} of ${unit === "account" ? "accounts" : "people"} go without it${running ? "" : ", until the holdout was ended"}.`,
    since !== undefined && `Since ${onDay(since)}.`,
    before > 0 && `${unitsInWords(before, experiment)} had reached it before: left out.`,
    earlier > 0 &&
      `${unitsInWords(earlier, experiment)} came before the present holdout was set: left out.`,
    crossed > 0 &&
      `${unitsInWords(crossed, experiment)} were in both groups, on two devices: counted where they were first.`,
  ].filter((note) => note !== false);
  return (
    <ul class="effect-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

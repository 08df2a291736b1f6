import type { Overview } from "@cairn/core/api";
import type { JSX } from "preact";
import type { OverviewModel } from "../models/overview.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { changeWords } from "../words/activation.ts";
import { ago, grouped, lasting, percent } from "../words/figures.ts";

interface FactsProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
  readonly overview: Overview;
}

/** Four counts in words; each leads to what it counts. */
export function Facts({ studio, model, overview }: FactsProps): JSX.Element {
  const { router } = studio;
  const share = overview.users === 0 ? 0 : overview.activated / overview.users;
  const activation = valueOf(model.activation);
  const rate = activation?.now.rate;
  const last =
    overview.lastEventAt === undefined
      ? "none so far"
      : `last one ${ago(overview.lastEventAt, model.nowMs.value)}`;
  return (
    <ul class="facts" aria-label="In figures">
      <Fact
        href="#rate-title"
        inPage={() => studio.platform.focus("rate-milestone")}
        figure={rate === undefined ? "–" : percent(rate.value)}
        words={
          activation === undefined
            ? "get value"
            : `get value within ${lasting(activation.withinMs)}`
        }
        more={
          activation === undefined || rate === undefined
            ? "nobody has had the time yet"
            : changeWords(activation)
        }
        tone={activation?.moved === "fell" ? "warn" : "calm"}
      />
      <Fact
        href={router.href({ kind: "people", search: "" })}
        figure={grouped(overview.users)}
        words={overview.users === 1 ? "person seen" : "people seen"}
        more={`${grouped(overview.events)} events, ${last}`}
      />
      <Fact
        href={router.href({ kind: "milestones" })}
        figure={grouped(overview.activated)}
        words="got value"
        more={
          overview.users === 0
            ? "reached all activation milestones"
            : `${percent(share)} of everyone who ever came`
        }
      />
      <Fact
        href="#stalled"
        inPage={() => studio.platform.focus("stalled")}
        figure={grouped(overview.stalledNow)}
        words="stuck now"
        more={overview.stalledNow === 0 ? "nobody needs help" : "see who and why"}
        tone={overview.stalledNow > 0 ? "warn" : "calm"}
      />
    </ul>
  );
}

function Fact(props: {
  readonly href: string;
  readonly inPage?: () => void;
  readonly figure: string;
  readonly words: string;
  readonly more: string;
  readonly tone?: "warn" | "calm";
}): JSX.Element {
  return (
    <li>
      <a
        class={`fact fact-${props.tone ?? "calm"}`}
        href={props.href}
        onClick={(clicking) => {
          if (props.inPage === undefined) return;
          clicking.preventDefault();
          props.inPage();
        }}
      >
        <span class="fact-figure">{props.figure}</span>{" "}
        <span class="fact-words">{props.words}</span>
        <span class="fact-more">{props.more}</span>
      </a>
    </li>
  );
}

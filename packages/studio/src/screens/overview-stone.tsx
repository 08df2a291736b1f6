import type { Fix, StallStone } from "@cairn/core/api";
import type { JSX } from "preact";
import { Pebbles, Trail } from "../charts/trail.tsx";
import { localDay } from "../models/marks.ts";
import type { OverviewModel } from "../models/overview.ts";
import { helpThere } from "../models/stall-help.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { CairnMark } from "../parts/cairn-mark.tsx";
import { USUAL_DAYS } from "../routes.ts";
import { lasting, people } from "../words/figures.ts";
import { fixInWords, stopInWords } from "../words/stall-map.ts";
import { beginHelp } from "./begin-help.ts";

interface StoneProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
  readonly stone: StallStone;
  /** Everybody, whom the width of the path is measured by. */
  readonly users: number;
  readonly isWorst: boolean;
  readonly fix: Fix | undefined;
}

const STONES = 4;

/** One milestone of the path: who passes, who is stuck, what showed it, and the way to help. */
export function Stone(props: StoneProps): JSX.Element {
  const { studio, stone, users, isWorst, fix } = props;
  const share = (count: number): number => (users === 0 ? 0 : count / users);
  const laid = stone.came === 0 ? 0 : Math.round((stone.passed / stone.came) * STONES);
  const { milestone } = stone;
  return (
    <li class={`stall-stone${isWorst ? " stall-stone-worst" : ""}`}>
      <div class="stall-path" aria-hidden="true">
        <Trail from={share(stone.came)} to={share(stone.passed)} />
        <CairnMark stones={laid} />
        <Pebbles count={stone.stuck} />
      </div>
      <div class="stall-words">
        <h3>
          <a href={studio.router.href({ kind: "milestone", id: milestone })}>{stone.title}</a>
        </h3>
        <p class="stall-stop">
          {stopInWords(stone)}
          {stone.medianMs !== undefined && (
            <span class="line quiet">half take {lasting(stone.medianMs)}</span>
          )}
        </p>
        {stone.came > 0 && <Figures studio={studio} stone={stone} />}
        {fix !== undefined && (
          <p class="stall-fix">
            <a
              href={studio.router.href({
                kind: "before-after",
                milestone,
                day: localDay(fix.marker.at),
                days: USUAL_DAYS,
              })}
            >
              {fixInWords(fix)}
            </a>
          </p>
        )}
        {stone.evidence.length > 0 && <Evidence studio={studio} stone={stone} />}
        {(stone.stuck > 0 || stone.evidence.length > 0) && <Help {...props} />}
      </div>
    </li>
  );
}

type PartProps = Pick<StoneProps, "studio" | "stone">;

function Figures({ studio, stone }: PartProps): JSX.Element {
  const { milestone, passed, stuck, away, underWay } = stone;
  const to = (figure: "passed" | "stuck" | "away" | "under-way"): string =>
    studio.router.href({ kind: "stall", milestone, figure, evidence: "" });
  return (
    <p class="stall-figures">
      <a href={to("passed")}>{passed} passed</a>
      {stuck > 0 && (
        <a class="stall-stuck" href={to("stuck")}>
          {stuck} stuck
        </a>
      )}
      {away > 0 && <a href={to("away")}>{away} of them away</a>}
      {underWay > 0 && <a href={to("under-way")}>{underWay} under way</a>}
    </p>
  );
}

function Evidence({ studio, stone }: PartProps): JSX.Element {
  const { milestone } = stone;
  return (
    <ul class="evidence" aria-label={`What showed it at ${stone.title}`}>
      {stone.evidence.map(({ key, words, users }) => (
        <li key={key}>
          <a
            href={studio.router.href({ kind: "stall", milestone, figure: "stuck", evidence: key })}
          >
            {words}
          </a>{" "}
          <span class="evidence-users">{people(users)}</span>
        </li>
      ))}
    </ul>
  );
}

function Help({ studio, model, stone, isWorst }: StoneProps): JSX.Element {
  const book = studio.draft.guidebook.value;
  const there = helpThere(stone.milestone, book);
  return (
    <>
      {there.length > 0 && (
        <p class="stall-there">
          Help here:{" "}
          {there.map(({ title, route }, index) => (
            <>
              {index > 0 && ", "}
              <a href={studio.router.href(route)}>{title}</a>
            </>
          ))}
        </p>
      )}
      {studio.session.may("editor") && (
        <div class="stall-actions">
          <Button
            small
            look={isWorst ? "primary" : "plain"}
            onPress={() => beginHelp(studio, stone, stone.evidence[0])}
            label={`Make a guide for it: ${stone.title}`}
          >
            Make a guide for it
          </Button>
          <Button
            small
            look="quiet"
            label={`Fixed in the product: ${stone.title}`}
            onPress={() => model.fixDialog.open(stone)}
          >
            Fixed in the product…
          </Button>
        </div>
      )}
    </>
  );
}

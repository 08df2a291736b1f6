import type { News } from "../models/news.ts";
import type { Route } from "../routes.ts";
import { verdictBriefly } from "./experiment.ts";
import { counted, grouped, people, percent } from "./figures.ts";

/** What is new, and where to look at it. */
export interface NewsWords {
  readonly words: string;
  readonly tone: "good" | "warn" | "calm";
  readonly route: Route;
}

/** One piece of news as a sentence. */
export function newsInWords(news: News): NewsWords {
  switch (news.kind) {
    case "stalls": {
      const { milestone, title, stuck, through } = news;
      const figure = stuck > 0 ? "stuck" : "passed";
      return {
        words:
          stuck === 0
            ? `${people(through)} got through ${title} after being stuck`
            : `${people(stuck)} got stuck at ${title}${through > 0 ? `, ${grouped(through)} got through` : ""}`,
        tone: stuck > 0 ? "warn" : "good",
        route: { kind: "stall", milestone, figure, evidence: "" },
      };
    }
    case "rate": {
      const { milestone, title, moved, from, to } = news;
      const what =
        milestone === "" ? "The share that gets value" : `The share that reaches ${title}`;
      return {
        words: `${what} ${moved}: ${percent(from)} → ${percent(to)}`,
        tone: moved === "rose" ? "good" : "warn",
        route: { kind: "overview", ...(milestone === "" ? {} : { rate: milestone }) },
      };
    }
    case "verdict": {
      const { guide, title, verdict } = news;
      return {
        words: `A verdict on “${title}”: ${verdictBriefly(verdict).toLowerCase()}`,
        tone: verdict.kind === "helps" ? "good" : verdict.kind === "hurts" ? "warn" : "calm",
        route: { kind: "effect", id: guide },
      };
    }
    case "versions": {
      const [last, ...older] = news.versions;
      const note = last?.note === undefined ? "" : `: ${last.note}`;
      const words =
        older.length === 0
          ? `${last?.by} published version ${last?.version}${note}`
          : `${counted(news.versions.length, "version")} were published, the last by ${last?.by}${note}`;
      return { words, tone: "calm", route: { kind: "publish" } };
    }
  }
}

import type { News } from "../models/news.ts";
import type { Route } from "../routes.ts";
import { verdictBriefly } from "./experiment.ts";
import { counted, people, percent } from "./figures.ts";

/** What is new, and where to look at it. */
export interface NewsWords {
  readonly words: string;
  readonly tone: "good" | "warn" | "calm";
  readonly route: Route;
}

/** One piece of news as a sentence. */
export function newsInWords(news: News): NewsWords {
  switch (news.kind) {
    case "stuck": {
      const route: Route = {
        kind: "stall",
        milestone: news.milestone,
        figure: "stuck",
        evidence: "",
      };
      return { words: `${people(news.people)} got stuck at ${news.title}`, tone: "warn", route };
    }
    case "through": {
      const words = `${people(news.people)} got through ${news.title} after being stuck`;
      const route: Route = {
        kind: "stall",
        milestone: news.milestone,
        figure: "passed",
        evidence: "",
      };
      return { words, tone: "good", route };
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

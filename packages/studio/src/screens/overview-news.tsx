import type { JSX } from "preact";
import type { News } from "../models/news.ts";
import type { OverviewModel } from "../models/overview.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { ago } from "../words/figures.ts";
import { newsInWords } from "../words/news.ts";

interface NewsProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
}

// The screen is about the way; this is to be read in passing.
const FIRST = 4;

/** What changed since this person was here last. Nothing on the first visit. */
export function SinceLastVisit({ studio, model }: NewsProps): JSX.Element | null {
  const { lastVisit } = model;
  const sinceMs = lastVisit.sinceMs.value;
  const news = lastVisit.news.value;
  if (sinceMs === undefined || news.length === 0) return null;
  return (
    <section class="news" aria-labelledby="news-title">
      <h2 id="news-title">
        Since you were here, {ago(new Date(sinceMs).toISOString(), model.nowMs.value)}
      </h2>
      <List studio={studio} news={news.slice(0, FIRST)} />
      {news.length > FIRST && (
        <details class="twin">
          <summary>{news.length - FIRST} more</summary>
          <List studio={studio} news={news.slice(FIRST)} />
        </details>
      )}
      <Button small look="quiet" onPress={lastVisit.done}>
        I have seen this
      </Button>
    </section>
  );
}

function List({
  studio,
  news,
}: Pick<NewsProps, "studio"> & { readonly news: readonly News[] }): JSX.Element {
  return (
    <ul>
      {news.map((one) => {
        const { words, tone, route } = newsInWords(one);
        return (
          <li key={words} class={`news-${tone}`}>
            <a href={studio.router.href(route)}>{words}</a>
          </li>
        );
      })}
    </ul>
  );
}

import type { JSX } from "preact";
import type { Pages } from "../models/pages.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

interface MorePagesProps {
  readonly model: Pick<Pages<unknown>, "cursor" | "paging" | "loadMore">;
  /** What the list is of: "people". */
  readonly what: string;
}

/** The way to the next page of a list, where there is one. */
export function MorePages({ model, what }: MorePagesProps): JSX.Element | null {
  if (model.cursor.value === undefined) return null;
  const paging = model.paging.value;
  return (
    <div class="more-pages">
      {paging === "failed" && (
        <Notice tone="warning">The next page did not come. What is here stays; try again.</Notice>
      )}
      <Button idle={paging === "yes"} onPress={() => void model.loadMore()}>
        {paging === "yes" ? "Looking further…" : `Show more ${what}`}
      </Button>
    </div>
  );
}

import type { JSX } from "preact";
import { brief, inert } from "../models/brief.ts";

interface ToldProps {
  readonly text: string;
  /** Characters shown at first. */
  readonly most?: number;
}

/**
 * Text that somebody outside wrote: whatever direction it has ends with it, and of a long one the whole opens on demand.
 * For names in links and headings see `ToldName`.
 */
export function Told({ text, most = 280 }: ToldProps): JSX.Element {
  if (text.length <= most) return <bdi class="told">{inert(text)}</bdi>;
  return (
    <details class="told-long">
      <summary>
        <bdi class="told">{brief(text, most)}</bdi>
      </summary>
      <div class="told told-whole" role="group" aria-label="The whole text" tabIndex={0}>
        <bdi>{inert(text)}</bdi>
      </div>
    </details>
  );
}

/** The same where nothing may open: a link, a heading, a sentence. The whole stands among the traits. */
export function ToldName({ text, most = 80 }: ToldProps): JSX.Element {
  return <bdi class="told">{brief(text, most)}</bdi>;
}

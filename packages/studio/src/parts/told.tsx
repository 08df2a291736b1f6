import type { JSX } from "preact";
import { brief } from "../models/brief.ts";

interface ToldProps {
  readonly text: string;
  /** Characters shown at first. */
  readonly most?: number;
}

/**
 * Text that somebody outside wrote: whatever direction its characters ask for ends with it, and of a long one the whole
 * opens on demand. For names in links and headings see `ToldName`.
 */
export function Told({ text, most = 280 }: ToldProps): JSX.Element {
  const begun = brief(text, most);
  if (begun === text) return <bdi class="told">{text}</bdi>;
  return (
    <details class="told-long">
      <summary>
        <bdi class="told">{begun}</bdi>
      </summary>
      <bdi class="told told-whole">{text}</bdi>
    </details>
  );
}

/** The same where nothing may open: a link, a heading, a sentence. The whole stands among the traits. */
export function ToldName({ text, most = 80 }: ToldProps): JSX.Element {
  return <bdi class="told">{brief(text, most)}</bdi>;
}

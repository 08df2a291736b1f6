// A pause in typing or reading; so long a page needs to be looked at, too.
const PAUSE_MS = 3_000;

/** What the user is at, as far as it tells that they are not stuck just now. */
export interface Busy {
  /** When they typed, read on or came to the page, whichever was last, epoch milliseconds. */
  readonly atMs: number;
  /** A guide or an answer of ours is on screen. */
  readonly isGuided: boolean;
}

/**
 * Whether it has to wait to be said that somebody is stuck, who is judged again when what speaks against it is over. Whoever
 * types, reads or watches while an attempt fails is no less stuck.
 */
export function mustDefer({ atMs, isGuided }: Busy, hasFailed: boolean, nowMs: number): boolean {
  return (
    !navigator.onLine || (!hasFailed && (nowMs < atMs + PAUSE_MS || isGuided || isMediaPlaying()))
  );
}

/** Whether a video or sound plays; a video that loops is decoration. */
function isMediaPlaying(): boolean {
  const media = document.querySelectorAll<HTMLMediaElement>("video:not([loop]),audio");
  return [...media].some(({ paused }) => !paused);
}

// A pause in typing or reading; so long a page needs to be looked at, too.
const PAUSE_MS = 3_000;

/**
 * Whether it has to wait to be said that somebody is stuck, who is judged again when what speaks against it is over.
 * `busyMs` is when they typed, read on or came to the page, whichever was last; `isGuided` says that a guide or an answer
 * of ours is on screen. Whoever types, reads or watches while an attempt fails is no less stuck.
 */
export function mustDefer(
  busyMs: number,
  isGuided: unknown,
  hasFailed: boolean,
  nowMs: number,
): boolean {
  if (!navigator.onLine) return true;
  return !hasFailed && (nowMs < busyMs + PAUSE_MS || !!isGuided || isMediaPlaying());
}

/** Whether a video or sound plays; a video that loops is decoration. */
function isMediaPlaying(): boolean {
  const media = document.querySelectorAll<HTMLMediaElement>("video:not([loop]),audio");
  return [...media].some(({ paused }) => !paused);
}

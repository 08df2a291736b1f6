import type { JSX } from "preact";
import type { Words } from "../messages/words.ts";

/**
 * Own words that stand on screen. They may be English inside an Arabic page: `bdi` keeps their punctuation on their
 * own side without moving the line to the other edge, and `lang` lets a screen reader change its voice.
 */
export function said(words: Words, ...message: Parameters<Words["say"]>): JSX.Element {
  return <bdi lang={words.lang}>{words.say(...message)}</bdi>;
}

/**
 * Ledgerly's sample history. It is generated: none of these people or companies exist, and each message says so with
 * `context.sample`. `cairn serve --demo` loads it into an empty data folder, so that the studio has something to show.
 *
 * What is planted in it: connecting the bank is where most get stuck, most of those on the account number's format; who
 * reads the answer to it gets through more often; who comes to share with an accountant takes longer; some of those who
 * got value drift away; whose account number was refused more than once likes Ledgerly less, and says so in the survey; a
 * handful are stuck as the history ends.
 */
import { readFileSync } from "node:fs";
import type { Message } from "@cairn/core";
import { compileGuidebook, type Guidebook } from "@cairn/core/guidebook";
import { workingTime } from "./history/pauses.ts";
import { createPeople, type Person } from "./history/people.ts";
import { createRandom, type Random } from "./history/random.ts";
import { live } from "./history/story.ts";
import { createVisitor } from "./history/visitor.ts";

const PEOPLE = 250;
const DAYS = 30;
const SEED = 20_270;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The messages of 250 made-up people over the 30 days before `nowMs`, in order of time. Equal for an equal `nowMs`. */
export function sampleHistory(nowMs: number): Iterable<Message> {
  const book = compileGuidebook(readGuidebook(), { revision: "1" });
  const messages = createPeople(PEOPLE, SEED).flatMap((person, index) => {
    const random = createRandom(SEED * 2 + index);
    const visitor = createVisitor(person, random, book);
    live(visitor, startOf(person, random, nowMs), nowMs);
    return visitor.messages.map((message) => ({ message, atMs: Date.parse(message.timestamp) }));
  });
  return messages
    .filter(({ atMs }) => atMs <= nowMs)
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ message }) => message);
}

/** When somebody signs up: in working hours, seldom at a weekend, a little more of them every week. */
function startOf({ fate }: Person, random: Random, nowMs: number): number {
  if (fate.kind === "stuck-now") return nowMs - random.between(25, 200) * MINUTE_MS;
  const ago = random.fraction() ** 1.15;
  const hours = workingTime(random.between(7, 20) * 60 * MINUTE_MS, 0);
  const dayMs = Math.floor(nowMs / DAY_MS - ago * (DAYS - 2)) * DAY_MS;
  const weekday = new Date(dayMs).getUTCDay();
  // Saturday's move to Friday, Sunday's to Monday.
  const shift = random.chance(0.75) ? (weekday === 6 ? -1 : weekday === 0 ? 1 : 0) : 0;
  const atMs = dayMs + shift * DAY_MS + hours;
  // Nobody signs up in the last half hour: their stories would end in the middle.
  return atMs > nowMs - 30 * MINUTE_MS ? atMs - (shift + 1) * DAY_MS : atMs;
}

function readGuidebook(): Guidebook {
  const file = new URL("../guidebooks/ledgerly.guidebook.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Guidebook;
}

// Runs inside the measured page, beside `cairn.js`; `sdk.bench.ts` bundles it and calls what it hangs on `bench`.
import type { CompiledGuidebook, Message, StallState, UiSignal } from "@cairn/core";
import { createFrustration, foldStall, isStuck, judgeStall } from "@cairn/core";
import type { Cairn } from "@cairn/sdk";
import { decide, userInTrial } from "./decide.ts";
import { aStuckUser } from "./stuck-user.ts";

/** What is measured with. */
export interface Given {
  readonly message: Message;
  readonly book: CompiledGuidebook;
  readonly rounds: number;
}

/** What the benchmark calls inside the page. The first three give one ratio a round, each over `JSON.stringify`. */
export interface PageBench {
  /** `cairn.track()` of the running Cairn, its engine at work. */
  track(given: Given): Promise<readonly number[]>;
  /** The same with all that is put off to right after the host's own work: put together, relayed, folded, decided. */
  settled(given: Given): Promise<readonly number[]>;
  /** From one message to the decision which guide may show. */
  rules(given: Given): readonly number[];
  /** Frustration and stall detectors over one signal that is an event, too: both are judged. */
  detector(given: Given): readonly number[];
  /** Milliseconds from `track()` to its `stored`, one call after another. */
  stored(calls: number): Promise<readonly number[]>;
}

// Blocks long enough for a clock of 5 µs; the work's block is the longer one by far.
const CALLS = 40;
const STRINGIFIES = 400;
const WARM_UP_ROUNDS = 20;
const page = globalThis as unknown as { readonly cairn: Cairn; bench: PageBench };
let sink = 0;

function blockMs(calls: number, work: () => void): number {
  const startedMs = performance.now();
  for (let call = 0; call < calls; call += 1) work();
  return (performance.now() - startedMs) / calls;
}

function stringify(message: Message): void {
  sink += JSON.stringify(message).length;
}

function trackAgain(message: Message): void {
  if (message.type === "track") page.cairn.track(message.event, message.properties);
}

/** One round: both blocks, whichever is first in turn. */
function ratioOf(round: number, message: Message, work: () => void): number {
  const reference = (): number => blockMs(STRINGIFIES, () => stringify(message));
  const first = round % 2 === 0 ? reference() : undefined;
  const workMs = blockMs(CALLS, work);
  return workMs / (first ?? reference());
}

function ratios(rounds: number, message: Message, work: () => void): readonly number[] {
  const all = Array.from({ length: WARM_UP_ROUNDS + rounds }, (_, round) =>
    ratioOf(round, message, work),
  );
  return all.slice(WARM_UP_ROUNDS);
}

// So many calls at once, again and again, are a storm, of which most would be cut off unmeasured: the page's clock
// jumps between rounds by as long as it takes to allow them again.
const ALLOWED_AGAIN_MS = CALLS * 100;
const clockMs = Date.now.bind(Date);
let jumpedMs = 0;
Date.now = () => clockMs() + jumpedMs;

page.bench = {
  async track({ message, rounds }) {
    const found: number[] = [];
    for (let round = 0; round < WARM_UP_ROUNDS + rounds; round += 1) {
      found.push(ratioOf(round, message, () => trackAgain(message)));
      // What was queued is written and sent between rounds, not during them.
      await page.cairn.flush();
      jumpedMs += ALLOWED_AGAIN_MS;
    }
    return found.slice(WARM_UP_ROUNDS);
  },
  async settled({ message, rounds }) {
    const found: number[] = [];
    for (let round = 0; round < WARM_UP_ROUNDS + rounds; round += 1) {
      const stringifyMs = blockMs(STRINGIFIES, () => stringify(message));
      const startedMs = performance.now();
      for (let call = 0; call < CALLS; call += 1) trackAgain(message);
      // Whatever was put off is done by the time this returns; the engine looks in a microtask after it.
      const written = page.cairn.flush({ to: "outbox" });
      await Promise.resolve();
      found.push((performance.now() - startedMs) / CALLS / stringifyMs);
      await written;
      await page.cairn.flush();
      jumpedMs += ALLOWED_AGAIN_MS;
    }
    return found.slice(WARM_UP_ROUNDS);
  },
  rules({ message, book, rounds }) {
    const user = userInTrial(book, Date.now());
    let at = 0;
    return ratios(rounds, message, () => {
      at += 1;
      sink += decide({ ...message, messageId: `${message.messageId}${at}` }, book, user);
    });
  },
  detector({ message, rounds }) {
    const frustration = createFrustration(() => void (sink += 1));
    const { baselines, happening, signals } = aStuckUser(Date.now());
    let state: StallState | undefined;
    let stuck = false;
    let at = 0;
    return ratios(rounds, message, () => {
      const signal: UiSignal = signals(at);
      const seen = happening(at);
      at += 1;
      frustration(signal);
      // As the engine does: the time that passed, then what happened in it, then the verdict.
      state = foldStall(state, { ...seen, kind: "time" }, baselines[0]!);
      state = foldStall(state, seen, baselines[0]!);
      const judged = judgeStall(baselines, state, 60_000);
      stuck = !!judged && isStuck(judged, stuck);
      sink += Number(stuck);
    });
  },
  async stored(calls) {
    const found: number[] = [];
    for (let call = 0; call < calls; call += 1) {
      const startedMs = performance.now();
      const stored = new Promise<number>((resolve, reject) => {
        const stop = page.cairn.on("stored", ({ messageIds }) => {
          stop();
          const isOurs = messageIds.length === 1;
          if (isOurs) resolve(performance.now() - startedMs);
          else reject(new Error(`${messageIds.length} messages were stored at once`));
        });
      });
      page.cairn.track("Filter Changed", { list: "invoices", by: "status", call });
      found.push(await stored);
      await new Promise((resolve) => setTimeout(resolve, call % 7));
    }
    return found;
  },
};

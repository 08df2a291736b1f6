import type { Environment } from "@cairn/core/api";
import { canonicalId } from "../message-id.ts";
import { erasedReport } from "../erasure.ts";
import { createNamesOneOf } from "../names-person.ts";
import {
  type CounterStore,
  DEAD_LETTERS_KEPT,
  type DeadLetter,
  type DeadLetterStore,
  ERASED,
  type KeptLetter,
} from "../registry.ts";
import { createGone } from "./gone.ts";

/** The reference of `DeadLetterStore`: a list an environment. */
export function createMemoryDeadLetters(counters: CounterStore): DeadLetterStore {
  const gone = createGone();
  const kept: Record<Environment, KeptLetter[]> = { live: [], test: [] };
  const counts = { live: 0, test: 0 };
  let last = 0;

  function isKept({ environment, messageId }: DeadLetter): boolean {
    if (messageId === undefined) return false;
    const id = canonicalId(messageId);
    return kept[environment].some((one) => id === canonicalId(one.messageId ?? ""));
  }

  async function countErased({ environment, messageId, receivedAtMs }: DeadLetter): Promise<void> {
    const amounts = { [ERASED]: 1 };
    if (messageId === undefined) return counters.add(environment, amounts);
    const report = { id: erasedReport(messageId), atMs: receivedAtMs, amounts };
    await counters.addOnce(environment, report);
  }

  function removeWhere(environment: Environment, isGoing: (letter: KeptLetter) => boolean): number {
    const before = kept[environment].length;
    kept[environment] = kept[environment].filter((letter) => !isGoing(letter));
    return before - kept[environment].length;
  }

  return {
    async add(letters) {
      for (const letter of letters) {
        const { environment, actors = [], madeByMs = -Infinity } = letter;
        if (gone.isAnyErased(environment, actors, madeByMs)) {
          await countErased(letter);
          continue;
        }
        if (isKept(letter)) continue;
        counts[letter.environment] += 1;
        last += 1;
        kept[letter.environment].push({ ...letter, id: last });
        if (kept[letter.environment].length > DEAD_LETTERS_KEPT) kept[letter.environment].shift();
      }
    },
    async latest(environment, limit) {
      return kept[environment]
        .toReversed()
        .slice(0, limit)
        .map(({ id: _id, ...letter }): DeadLetter => letter);
    },
    async list({ environment, code, sinceMs = -Infinity, before = Infinity, limit }) {
      return kept[environment]
        .filter(
          (letter) =>
            letter.id < before &&
            letter.receivedAtMs >= sinceMs &&
            (code === undefined || letter.code === code),
        )
        .toReversed()
        .slice(0, limit);
    },
    async codes(environment) {
      const found: Record<string, number> = {};
      for (const { code } of kept[environment]) found[code] = (found[code] ?? 0) + 1;
      return found;
    },
    async replace(letters) {
      const byId = new Map(letters.map((letter) => [letter.id, letter]));
      for (const environment of ["live", "test"] as const) {
        kept[environment] = kept[environment].map((letter) => byId.get(letter.id) ?? letter);
      }
    },
    async remove(environment, ids) {
      return removeWhere(environment, ({ id }) => ids.includes(id));
    },
    async forget(environment, erasure) {
      gone.purge(erasure.atMs);
      gone.erased(environment, erasure);
      return removeWhere(environment, createNamesOneOf(erasure.actors));
    },
    async expire(beforeMs) {
      const isOld = ({ receivedAtMs }: KeptLetter): boolean => receivedAtMs < beforeMs;
      return removeWhere("live", isOld) + removeWhere("test", isOld);
    },
    async count(environment) {
      return counts[environment];
    },
  };
}

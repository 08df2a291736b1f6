import {
  type FittedStallModel,
  STALL_FITS_KEPT,
  type StallModelRecord,
  type StallModelStore,
} from "../stall-models.ts";

/** The reference of `StallModelStore`: a list. */
export function createMemoryStallModels(): StallModelStore {
  let records: readonly StallModelRecord[] = [];
  let last = 0;

  return {
    async add(record) {
      last += 1;
      const kept = { ...structuredClone(record), number: last };
      records = [...records, kept].filter(
        (one, _, all) =>
          one.number > last - STALL_FITS_KEPT ||
          one === all.findLast((other) => isFittedUnder(other, one.definitions)),
      );
      return kept;
    },
    async latest(definitions) {
      return records.findLast((record) => record.definitions === definitions);
    },
    async fitted(definitions) {
      return records.findLast((record) => isFittedUnder(record, definitions));
    },
  };
}

function isFittedUnder(record: StallModelRecord, definitions: string): record is FittedStallModel {
  return record.definitions === definitions && record.fit.kind === "fitted";
}

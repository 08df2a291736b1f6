import {
  type KeptStallFit,
  type Registry,
  STALL_FITS_KEPT,
  type StallModelRecord,
} from "@cairn/collector/store";
import { describe, expect, it } from "vitest";
import { aStallFit } from "./a-stall-fit.ts";

/** What every Registry must do with what fits came to. */
export function describeStallModels(name: string, open: () => Promise<Registry>): void {
  async function withModels(
    work: (models: Registry["stallModels"]) => Promise<void>,
  ): Promise<void> {
    const registry = await open();
    try {
      await work(registry.stallModels);
    } finally {
      await registry.close();
    }
  }

  describe(`${name} registry: stall models`, () => {
    it("REG40 numbers fits from 1 and tells the latest, and the latest that gave a baseline", () =>
      withModels(async (models) => {
        expect(await models.latest("d1")).toBeUndefined();
        expect(await models.fitted("d1")).toBeUndefined();
        const first = await models.add(aFit("d1", fitted));
        expect(first).toEqual({ ...aFit("d1", fitted), number: 1 });
        const second = await models.add(aFit("d1", insufficient));
        expect(second.number).toBe(2);
        expect(await models.latest("d1")).toEqual(second);
        expect(await models.fitted("d1")).toEqual(first);
      }));

    it("REG41 keeps those of different definitions apart", () =>
      withModels(async (models) => {
        await models.add(aFit("d1", fitted));
        await models.add(aFit("d2", insufficient));
        expect(await models.fitted("d2")).toBeUndefined();
        expect(await models.latest("d1")).toMatchObject({ number: 1 });
        expect(await models.latest("d2")).toMatchObject({ number: 2 });
      }));

    it("REG42 lets old fits go, but never the last one of a definition that gave a baseline", () =>
      withModels(async (models) => {
        await models.add(aFit("old", insufficient));
        await models.add(aFit("restored", fitted));
        await models.add(aFit("restored", fitted));
        for (let count = 0; count < STALL_FITS_KEPT; count += 1) {
          await models.add(aFit("now", insufficient));
        }
        expect(await models.latest("old")).toBeUndefined();
        expect(await models.fitted("restored")).toMatchObject({ number: 3 });
        expect(await models.latest("now")).toMatchObject({ number: STALL_FITS_KEPT + 3 });
      }));
  });
}

const fitted = aStallFit("first-invoice", "Invoice Sent");

const insufficient: KeptStallFit = {
  kind: "insufficient",
  because: "few-users",
  users: 3,
  passed: 2,
  lost: 1,
};

function aFit(definitions: string, fit: KeptStallFit): Omit<StallModelRecord, "number"> {
  return {
    definitions,
    fittedAtMs: 1_000,
    tookMs: 20,
    falseAlarms: 0.05,
    horizonMs: 14 * 86_400_000,
    activeTime: "measured",
    leftOut: { undecided: 1, bots: 0, clocks: 2, unseen: 0 },
    fit,
  };
}

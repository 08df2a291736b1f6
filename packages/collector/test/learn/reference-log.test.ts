import { readFileSync } from "node:fs";
import type { Guidebook } from "@cairn/core/guidebook";
import { expect, it } from "vitest";
import { describeWithReferenceData } from "../../../../test/reference-data.ts";
import { importFile } from "../../src/import/import-file.ts";
import { parseMapping } from "../../src/import/mapping.ts";
import { aProduct } from "./a-product.ts";

const MAPPING = new URL("../../../../examples/import/onboarding-log.mapping.json", import.meta.url);
const count = (name: string) => ({ kind: "count", event: { name }, atLeast: 1 }) as const;
const GUIDEBOOK: Guidebook = {
  version: 1,
  milestones: {
    policy: {
      title: "Policy accepted",
      when: count("privacy_policyAccepted"),
      failures: [{ name: "_loginFailure" }, { name: "login_Type1_cancel" }],
    },
    passed: { title: "Signed in", when: count("passed") },
  },
  activation: { milestones: ["passed"] },
};

// Some seconds: in npm run test:full.
const isFull = process.env["CAIRN_TESTS"] === "full";

describeWithReferenceData("onboarding-log.csv.gz", (path) => {
  it.runIf(isFull)(
    "learns from a real onboarding log that was imported, as from any product",
    { timeout: 60_000 },
    async () => {
      const product = await aProduct(GUIDEBOOK);
      const { log, registry, guidebook, learning } = product.context;
      const mapping = parseMapping(JSON.parse(readFileSync(MAPPING, "utf8")));
      if (!mapping.ok) throw new Error("the mapping cannot be read");
      await importFile(path, mapping.value, {
        log,
        environment: "live",
        nowMs: product.context.now(),
        onProgress: () => undefined,
      });
      await learning.refit();
      const { stalls, guidebook: book } = await guidebook.forCollector();
      const record = await registry.stallModels.latest(stalls.definitions);
      expect(record).toMatchObject({
        activeTime: "from-gaps",
        leftOut: { undecided: 0, bots: 0, clocks: 0, unseen: 0 },
        fit: { kind: "fitted", quality: { users: 2_468, passed: 1_475, lost: 993 } },
      });
      if (record?.fit.kind !== "fitted") return;
      const { auc, recall, falseAlarmRate, firstScreenLoss } = record.fit.quality;
      expect(auc).toBeGreaterThan(0.75);
      expect(recall).toBeGreaterThan(0.18);
      expect(Math.abs(falseAlarmRate - 0.05)).toBeLessThan(0.015);
      expect(firstScreenLoss).toBe(315);
      expect(book.stalls[0]?.version).toBe("learned-1");
      expect(JSON.stringify(book.stalls[0])).not.toContain('"lost"');
    },
  );
});

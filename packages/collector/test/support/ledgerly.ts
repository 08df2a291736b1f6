import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The demo's guidebook, which is right. */
export const LEDGERLY = fileURLToPath(
  new URL("../../../../examples/guidebooks/ledgerly.guidebook.json", import.meta.url),
);

/** It again as JSON text, after `change` had its way with it. */
export function ledgerlyWith(change: (guidebook: LooseGuidebook) => void): string {
  const guidebook = JSON.parse(readFileSync(LEDGERLY, "utf8")) as LooseGuidebook;
  change(guidebook);
  return JSON.stringify(guidebook);
}

/** A guidebook before anybody looked at it. */
export interface LooseGuidebook {
  [key: string]: unknown;
  milestones: Record<string, Record<string, unknown>>;
  guides: Record<string, Record<string, unknown>>;
  faqs: Record<string, Record<string, unknown>>;
}

import type { CompiledGuidebook } from "@cairn/core";
import type { AuthoredCondition, Guide, Guidebook } from "@cairn/core/guidebook";
import { checkGuidebook, compileGuidebook } from "@cairn/core/guidebook";

const GUIDES = 100;

/** The demo's guidebook with so many more guides that it has a hundred, compiled as browsers get it. */
export function hundredGuides(demo: Guidebook): CompiledGuidebook {
  const own = Object.keys(demo.guides ?? {}).length;
  const added = Object.fromEntries(
    Array.from({ length: GUIDES - own }, (_, at): [string, Guide] => [`notice-${at}`, notice(at)]),
  );
  const { guidebook, problems } = checkGuidebook({ ...demo, guides: { ...demo.guides, ...added } });
  if (guidebook === undefined) throw new Error(JSON.stringify(problems));
  return compileGuidebook(guidebook, { revision: "1" });
}

function notice(at: number): Guide {
  return {
    kind: "notice",
    style: "modal",
    title: `Notice ${at}`,
    body: "Two minutes, and your customers can pay you.",
    actions: [],
    priority: at % 10,
    when: { kind: "all", of: [...CONDITIONS[at % CONDITIONS.length]!] },
    // Every fourth is bound to pages, as hints on single screens are.
    ...(at % 4 === 0 ? { pages: [`/demo/area-${at}/**`, "/demo/invoices/*"] } : {}),
    caps: { times: 3, every: "1d" },
  };
}

/** What product managers ask for: segments, milestones, traits, what was done, stalls, age, device. */
const CONDITIONS: readonly (readonly AuthoredCondition[])[] = [
  [
    { kind: "segment", segment: "in-trial" },
    { kind: "not", condition: { kind: "reached", milestone: "first-payment" } },
  ],
  [
    { kind: "segment", segment: "not-paid-yet" },
    { kind: "trait", trait: "plan", is: "one-of", value: ["team", "business"] },
  ],
  [
    { kind: "did", event: { name: "Invoice Created" }, atLeast: 2, within: "14d" },
    { kind: "trait", trait: "seats", is: "at-least", value: 3 },
  ],
  [
    { kind: "stalled", milestone: "bank-connected" },
    { kind: "device", oneOf: ["desktop", "tablet"] },
  ],
  [
    { kind: "age", atLeast: "2d", atMost: "60d" },
    { kind: "frustrated", by: "rage-click", atLeast: 2, within: "10m" },
  ],
  [
    { kind: "account-trait", trait: "industry", is: "equals", value: "design" },
    { kind: "locale", oneOf: ["en", "de"] },
  ],
];

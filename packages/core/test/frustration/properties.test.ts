import { FRUSTRATION_KINDS, type UiSignal } from "@cairn/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aWatch,
  click,
  edit,
  error,
  found,
  go,
  invalid,
  leave,
  progress,
  reaction,
  search,
  submit,
  tick,
  turn,
} from "./stream.ts";

const element = fc.constantFrom("#a", "#b", "#c");
const path = fc.constantFrom("/a", "/b", "/c");

/** Signals in order of time, with gaps from a hurried double click to a coffee break. */
function streamOf(
  signal: (atMs: number) => fc.Arbitrary<UiSignal>,
): fc.Arbitrary<readonly UiSignal[]> {
  const gap = fc.oneof(fc.nat(300), fc.nat(3_000), fc.nat(200_000));
  return fc.array(gap, { maxLength: 80 }).chain((gaps) => {
    let atMs = 0;
    return fc.tuple(...gaps.map((ms) => signal((atMs += ms))));
  });
}

const anySignal = (atMs: number): fc.Arbitrary<UiSignal> =>
  fc.oneof(
    fc
      .record({
        element,
        clickable: fc.boolean(),
        repeatable: fc.boolean(),
        exempt: fc.boolean(),
        help: fc.boolean(),
      })
      .map((on) => click(atMs, on)),
    element.map((form) => edit(atMs, form)),
    element.map((form) => submit(atMs, form)),
    element.map((form) => invalid(atMs, form)),
    path.map((to) => go(atMs, to)),
    fc.boolean().map((answered) => search(atMs, answered)),
    fc.constantFrom(reaction(atMs), tick(atMs), progress(atMs), leave(atMs), error(atMs)),
    fc.constant(turn(atMs)),
  );

describe("frustration detectors", () => {
  it("24: find nothing in any stream of clicks on elements that are repeatable and exempt", () => {
    const harmless = (atMs: number) =>
      fc
        .tuple(element, fc.boolean(), fc.nat(500))
        .map(([name, clickable, x]) =>
          click(atMs, { element: name, clickable, repeatable: true, exempt: true }, { x }),
        );
    fc.assert(
      fc.property(streamOf(harmless), (stream) => {
        expect(found(...stream, tick(1e9))).toEqual([]);
      }),
    );
  });

  it("find nothing while somebody makes progress after every step", () => {
    fc.assert(
      fc.property(streamOf(anySignal), (stream) => {
        const smooth = stream.flatMap((signal) => [signal, progress(signal.atMs)]);
        expect(found(...smooth)).toEqual([]);
      }),
    );
  });

  it("tell each finding once: the same signal or a tick later brings nothing new", () => {
    fc.assert(
      fc.property(streamOf(anySignal), (stream) => {
        const watch = aWatch();
        for (const signal of stream) {
          watch(signal);
          expect(watch(tick(signal.atMs))).toEqual([]);
        }
      }),
    );
  });

  it("keep bursts apart: never two of one kind on one element closer than its definition allows", () => {
    // Dead clicks: two answers' time. The others: a fourth click, a third search … must build up anew.
    const APART_MS = { "rage-click": 1, "dead-click": 2_500, "u-turn": 10_000 } as const;
    fc.assert(
      fc.property(streamOf(anySignal), (stream) => {
        const findings = found(...stream, tick(1e9));
        for (const [kind, apartMs] of Object.entries(APART_MS)) {
          const times = new Map<string, number>();
          for (const finding of findings.filter((one) => one.kind === kind)) {
            const before = times.get(finding.element ?? "");
            if (before !== undefined) expect(finding.atMs - before).toBeGreaterThanOrEqual(apartMs);
            times.set(finding.element ?? "", finding.atMs);
          }
        }
      }),
    );
  });

  it("give findings that are complete, of known kinds, and never from the future", () => {
    fc.assert(
      fc.property(streamOf(anySignal), (stream) => {
        const watch = aWatch();
        for (const signal of stream) {
          for (const { kind, atMs, path: where, count } of watch(signal)) {
            expect(FRUSTRATION_KINDS).toContain(kind);
            expect(atMs).toBeLessThanOrEqual(signal.atMs);
            expect(where).toMatch(/^\//);
            expect(count).toBeGreaterThan(0);
          }
        }
      }),
    );
  });
});

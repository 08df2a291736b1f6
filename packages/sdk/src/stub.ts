import type { Cairn } from "./cairn.ts";

/** What the inline stub left in `window.cairn`: calls made before the script was there. */
export interface Stub {
  readonly q?: StubCall[];
}
type StubCall = readonly [
  call: string,
  given: readonly unknown[],
  settle: (value: unknown) => void,
];

/**
 * Makes `cairn` of the stub's own object, so that whoever kept it keeps the real one, and makes the calls
 * that it kept. Stub functions that the host took out of it go on working.
 */
export function replayStub<Real extends Cairn>(stub: Stub, cairn: Real): Real {
  const { q: calls = [] } = stub;
  const targets = { ...cairn, ...cairn.state } as unknown as Record<
    string,
    (...given: readonly unknown[]) => unknown
  >;
  const make = ([call, given, settle]: StubCall) => settle(targets[call]?.(...given));
  calls.splice(0).forEach(make);
  calls.push = (...later) => later.map(make).length;
  return Object.assign(stub, cairn);
}

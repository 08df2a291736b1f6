import type { Cairn } from "./cairn.ts";

/** What the inline stub left in `window.cairn`: calls made before the script was there. */
export interface Stub {
  q?: StubCall[];
}
type StubCall = readonly [
  name: string,
  given: readonly unknown[],
  settle?: (value: unknown) => void,
];

/**
 * Makes `cairn` of the stub's own object, so that whoever kept it keeps the real one, and makes the calls
 * that it kept. Stub functions that the host took out of it go on working.
 */
export function replayStub<Real extends Cairn>(stub: Stub | undefined, cairn: Real): Real {
  const calls = Array.isArray(stub?.q) ? stub.q : [];
  const make = ([name, given, settle]: StubCall): void => {
    const target = (name === "subscribe" ? cairn.state : cairn) as unknown as Record<
      string,
      unknown
    >;
    const call = target[name];
    if (typeof call === "function") settle?.(call(...given));
  };
  const real = Object.assign(stub ?? {}, cairn);
  for (const call of calls.splice(0)) make(call);
  calls.push = (...later) => {
    later.forEach(make);
    return 0;
  };
  return real;
}

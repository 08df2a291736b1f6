import { describe, expectTypeOf, it } from "vitest";
import type { Cairn, CancelOutcome, FlushReport, UserState } from "../src/index.ts";
import { init } from "../src/index.ts";

describe("the public types", () => {
  it("say what each call takes and gives", () => {
    expectTypeOf(init).parameter(0).toHaveProperty("key").toEqualTypeOf<string>();
    expectTypeOf(init).returns.toEqualTypeOf<Cairn>();
    expectTypeOf<Cairn["flush"]>().returns.toEqualTypeOf<Promise<FlushReport>>();
    expectTypeOf<Cairn["startCancel"]>().returns.toEqualTypeOf<Promise<CancelOutcome>>();
    expectTypeOf<Cairn["state"]["value"]>().toEqualTypeOf<UserState>();
    expectTypeOf<Cairn["consent"]>().parameter(0).toEqualTypeOf<"granted" | "denied">();
    expectTypeOf<Cairn["track"]>().parameter(0).toEqualTypeOf<string>();
    expectTypeOf<Cairn["on"]>().returns.toEqualTypeOf<() => void>();
  });
});

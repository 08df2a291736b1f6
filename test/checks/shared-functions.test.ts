import { describe, expect, it } from "vitest";
import { shared } from "../../packages/sdk/src/engine/shared.ts";
import { SHARED_NAMES } from "../../scripts/build/shared-functions.ts";

describe("functions that the widgets take from the engine", () => {
  it("are handed over in the order in which the build names them", () => {
    expect(shared.map(({ name }) => name)).toEqual(SHARED_NAMES);
  });
});

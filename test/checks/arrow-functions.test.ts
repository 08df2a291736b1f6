import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { arrowFunctions } from "../../scripts/build/arrow-functions.ts";

describe("functions as arrows", () => {
  it("are written before whoever calls them, at each depth", () => {
    const code = arrowFunctions(
      "const four=twice(2);function twice(a){return half(a)*4;function half(b){return b/2}}four",
    );
    expect(code).not.toContain("function");
    expect(runInNewContext(code)).toBe(4);
  });

  it("return an object, and wait for what they are asked to wait for", async () => {
    const code = arrowFunctions("async function get(a,{b}={}){return{a:await a,b}}get(1)");
    expect(code).not.toContain("function");
    expect(await runInNewContext(code)).toEqual({ a: 1, b: undefined });
  });

  it.each([
    "function own(){return this}",
    "function given(){return arguments}",
    "function*each(){yield 1}",
    "function Made$(){}new Made$;",
    "list.map(function(a){return a})",
  ])("stay functions where an arrow would mean something else: %s", (code) => {
    expect(arrowFunctions(code)).toBe(code);
  });
});

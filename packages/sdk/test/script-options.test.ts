import { expect, it } from "vitest";
import { optionsOf } from "../src/script-options.ts";

it.each([
  [{}, { off: false, debug: false, autocapture: true }],
  [
    { off: "", debug: "", autocapture: "" },
    { off: true, debug: true, autocapture: true },
  ],
  [
    { off: "true", debug: "true" },
    { off: true, debug: true },
  ],
  [
    { off: "false", debug: "false", autocapture: "false" },
    { off: false, debug: false, autocapture: false },
  ],
])("a script tag with the switches %j", (data, switches) => {
  expect(optionsOf(data, "https://collector.example/")).toMatchObject(switches);
});

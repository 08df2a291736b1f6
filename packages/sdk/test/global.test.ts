// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import type { Cairn, CairnOptions } from "../src/cairn.ts";
import type { init } from "../src/index.ts";

const page = globalThis as unknown as { cairn?: Cairn & { init: typeof init } };

it("a script tag without a key says what to add, and waits for `cairn.init`; another key changes nothing", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const error = vi.spyOn(console, "error").mockReturnValue();
  await import("../src/global.ts");
  expect(warn).toHaveBeenCalledWith("[cairn] init: add data-key");

  const collector = "https://collector.example";
  page.cairn!.init({ key: "pk_test_1", collector });
  const { anonymousId } = page.cairn!.state.value;
  expect(anonymousId).not.toBe("");

  const second = page.cairn!.init({ key: "pk_test_2", collector });
  expect(error).toHaveBeenCalledOnce();
  expect(second.state.value.anonymousId).toBe("");
  expect(page.cairn!.state.value.anonymousId).toBe(anonymousId);
  expect(page.cairn!.init({ key: "pk_test_1", collector }).state.value.anonymousId).toBe(
    anonymousId,
  );
  page.cairn!.destroy();
});

it.each(["Granted", "deny", ""])(
  "consent %j is neither yes nor no: told, and nothing starts",
  (consent) => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    const options = { key: "pk_test_1", collector: "https://collector.example", consent };
    const cairn = page.cairn!.init(options as CairnOptions);
    expect(error.mock.lastCall?.join(" ")).toBe(
      '[cairn] TypeError: got string, pass consent "granted" or "denied"',
    );
    cairn.track("Unheard");
    expect(cairn.state.value.anonymousId).toBe("");
  },
);

import { afterAll, afterEach, expect } from "vitest";
import { type StudioVisit, closeStudioBrowser } from "./studio-page.ts";

/** How the tests of one file open the studio. */
export interface StudioVisits<How extends readonly unknown[]> {
  /** Opens it for this test; it is closed behind the test, which fails where anything complained meanwhile. */
  visit(...how: How): Promise<StudioVisit>;
  /** What may be complained of in this test: what the browser writes when a request fails on purpose. */
  expectComplaints(parts: readonly string[]): void;
}

/** A studio for each test of a file, opened by `start`. */
export function studioVisits<How extends readonly unknown[]>(
  start: (...how: How) => Promise<StudioVisit>,
): StudioVisits<How> {
  let open: StudioVisit | undefined;
  let expected: readonly string[] = [];
  afterEach(async () => {
    const complaints = (open?.complaints() ?? []).filter(
      (one) => !expected.some((part) => one.includes(part)),
    );
    expected = [];
    await open?.close();
    open = undefined;
    expect(complaints).toEqual([]);
  });
  afterAll(closeStudioBrowser);
  return {
    async visit(...how) {
      open = await start(...how);
      return open;
    },
    expectComplaints(parts) {
      expected = parts;
    },
  };
}

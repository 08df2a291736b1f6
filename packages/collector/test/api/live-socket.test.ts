import { describe, expect, it, vi } from "vitest";
import { listen } from "../../src/node.ts";
import { aStudio, openViews } from "./studio.ts";

describe("the live view over a socket", () => {
  it("lets go when the browser goes away", async () => {
    const studio = await aStudio();
    const views = openViews(studio);
    const listening = await listen(studio.collector, { host: "127.0.0.1", port: 0 });
    const leaving = new AbortController();
    const { cookie } = studio;
    const response = await fetch(`${listening.url}/api/live`, {
      headers: { cookie },
      signal: leaving.signal,
    });
    expect(response.status).toBe(200);
    expect(views()).toBe(1);
    leaving.abort();
    await vi.waitFor(() => expect(views()).toBe(0));
    await listening.stop();
  });

  it("does not hold up a collector that stops", async () => {
    const studio = await aStudio();
    const listening = await listen(studio.collector, { host: "127.0.0.1", port: 0 });
    const { cookie } = studio;
    const response = await fetch(`${listening.url}/api/live`, { headers: { cookie } });
    const began = performance.now();
    const read = response.text();
    await listening.stop();
    // A view without an end of its own is cut after 10 s, a socket that is kept alive after some 4 s.
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(await read).toBe("retry: 2000\n\n");
  });
});

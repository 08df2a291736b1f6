import type { StallBaseline } from "@cairn/core";
import type { Page } from "playwright-core";

/** Has the page get its guidebook with this baseline before the author's rule, as if the collector had learned it. */
export async function serveLearned(page: Page, baseline: StallBaseline): Promise<void> {
  await page.route("**/v1/guidebook*", async (route) => {
    // Asked for whole each time: there is nothing to put the baseline into where the collector has nothing new.
    const { "if-none-match": _, ...headers } = route.request().headers();
    const response = await route.fetch({ headers });
    const book = (await response.json()) as { readonly stalls: readonly object[] };
    await route.fulfill({ response, json: { ...book, stalls: [baseline, ...book.stalls] } });
  });
}

import type { BrowserContext, Locator, Page } from "playwright-core";

/** The demo SaaS as a new user goes through it, and what Cairn puts beside it. */
export interface Ledgerly {
  readonly page: Page;
  /** What the page's console complained of, policy reports included. */
  readonly complaints: readonly string[];
  readonly checklist: Locator;
  /** Waits until the launcher says so ("2 of 4 done"). */
  progress(words: string): Promise<void>;
  readonly offer: Locator;
  open(path?: string): Promise<void>;
  signUp(name: string): Promise<void>;
  addCustomer(name: string): Promise<void>;
  sendInvoice(): Promise<void>;
  openBank(): Promise<void>;
  tryBank(accountNumber: string): Promise<void>;
  recordPayment(): Promise<void>;
}

/** Opens the demo in a context; `origin` is the collector's, which serves it. */
export async function openLedgerly(context: BrowserContext, origin: string): Promise<Ledgerly> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  const go = (id: string) => page.locator(id).click();
  return {
    page,
    complaints,
    checklist: page.getByRole("dialog", { name: "Get your first invoice paid" }),
    progress: (words) => page.getByRole("button", { name: words }).waitFor(),
    offer: page.getByRole("region", { name: "This may help" }),
    async open(path = "/demo/?fresh") {
      await page.goto(origin + path);
      await page.locator("h1").waitFor();
    },
    async signUp(name) {
      await page.fill("#name", name);
      await page.fill("#company", `${name} Ltd`);
      await page.fill("#email", "new.user@example.com");
      await go("#sign-up");
      await page.locator("#sign-out").waitFor();
    },
    async addCustomer(name) {
      await go("#nav-customers");
      await go("#add-customer");
      await page.fill("#customer-name", name);
      await page.fill("#customer-email", "buyer@example.com");
      await go("#save-customer");
      await page.locator("tr[data-customer]").waitFor();
    },
    async sendInvoice() {
      await go("#nav-invoices");
      await go("#new-invoice");
      await page.selectOption("#invoice-customer", { index: 1 });
      await page.fill("#line-1-description", "Design work");
      await page.fill("#line-1-quantity", "2");
      await page.fill("#line-1-price", "150");
      await go("#create-invoice");
      await go("#send-invoice");
      await page.locator("#invoice-connect-bank, #record-payment").first().waitFor();
    },
    async openBank() {
      await go("#nav-bank");
      await page.locator("#bank-form").waitFor();
      await page.fill("#bank-account-holder", "New User");
      await page.fill("#bank-sort-code", "20-00-00");
    },
    async tryBank(accountNumber) {
      await page.fill("#bank-account-number", accountNumber);
      await go("#connect-bank");
      // The bank answers after 300 ms: refused with an alert, or connected.
      await page.locator("#bank-error p, #bank-connected").first().waitFor();
      await page.waitForTimeout(50);
    },
    async recordPayment() {
      await go("#nav-invoices");
      await page.locator("tr[data-invoice] a").first().click();
      await go("#record-payment");
    },
  };
}

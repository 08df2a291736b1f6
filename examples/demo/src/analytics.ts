import { CURRENCY } from "./money.ts";
import { totalPence, type Customer, type Invoice, type Workspace } from "./workspace.ts";

type Properties = Readonly<Record<string, unknown>>;

/** The calls of the onboarding script that this app makes. */
interface Cairn {
  identify(userId: string, traits: Properties): void;
  group(accountId: string, traits: Properties): void;
  track(event: string, properties: Properties): void;
  reset(): void;
}

declare global {
  interface Window {
    /** Missing when the script and its stub are blocked. */
    cairn?: Cairn;
  }
}

const PLAN = "trial";

// The app must not care whether a third party's script is there, blocked or broken.
function tell(call: (cairn: Cairn) => void): void {
  try {
    if (window.cairn !== undefined) call(window.cairn);
  } catch (error) {
    console.warn("Analytics failed", error);
  }
}

function track(event: string, properties: Properties = {}): void {
  tell((cairn) => cairn.track(event, properties));
}

function moneyOf(invoice: Invoice): Properties {
  const amount = totalPence(invoice.lines) / 100;
  return { invoiceId: invoice.id, amount, currency: CURRENCY };
}

/** Says who is here: at sign-up, on signing back in, and on every load while signed in. */
export function identifyUser({ user, company }: Workspace): void {
  const { id, name, email, role, goal, createdAt } = user;
  const traits = {
    name,
    email,
    company: company.name,
    ...(role === undefined ? {} : { role }),
    ...(goal === undefined ? {} : { goal }),
    plan: PLAN,
    createdAt,
  };
  tell((cairn) => cairn.identify(id, traits));
  tell((cairn) => cairn.group(company.id, { name: company.name, plan: PLAN }));
}

/** The facts this app reports, one call each. */
export const report = {
  signedUp: (): void => track("Signed Up"),
  signedOut: (): void => tell((cairn) => cairn.reset()),
  customerAdded: (customer: Customer): void => track("Customer Added", { customerId: customer.id }),
  invoiceCreated: (invoice: Invoice): void => track("Invoice Created", moneyOf(invoice)),
  invoiceSent: (invoice: Invoice): void => track("Invoice Sent", moneyOf(invoice)),
  invoicePaid: (invoice: Invoice): void => track("Invoice Paid", moneyOf(invoice)),
  bankConnectFailed: (reason: string): void => track("Bank Connect Failed", { reason }),
  bankConnected: (): void => track("Bank Connected"),
};

import { dayOf, type Day } from "./day.ts";
import type { Storage } from "./storage.ts";
import type { BankAccount, Customer, Invoice, InvoiceLine, User, Workspace } from "./workspace.ts";

/** What the sign-up form asks. */
export interface SignUpDetails {
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly role?: string;
  readonly goal?: string;
}

/** What the invoice form asks. */
export interface InvoiceDetails {
  readonly customerId: string;
  readonly lines: readonly InvoiceLine[];
  readonly dueOn: Day;
}

/** The app's state and its verbs. Each verb saves before it returns. */
export interface Store {
  today(): Day;
  /** The workspace of who is signed in. */
  signedIn(): Workspace | undefined;
  /** The person who was here last and signed out. */
  lastUser(): User | undefined;
  signUp(details: SignUpDetails): Workspace;
  signBackIn(): Workspace | undefined;
  signOut(): void;
  addCustomer(details: Pick<Customer, "name" | "email">): Customer;
  createInvoice(details: InvoiceDetails): Invoice;
  markSent(id: string): Invoice | undefined;
  markPaid(id: string): Invoice | undefined;
  connectBank(bank: BankAccount): void;
  clear(): void;
}

interface Saved {
  readonly version: 1;
  readonly signedIn: boolean;
  readonly workspace?: Workspace;
}

const NOBODY: Saved = { version: 1, signedIn: false };

/** A store over `storage`; what cannot be read back counts as a new browser. */
export function createStore(storage: Storage, now: () => Date): Store {
  let saved = readSaved(storage);
  const save = (next: Saved): void => {
    saved = next;
    storage.write(JSON.stringify(next));
  };
  const current = (): Workspace => {
    if (!saved.signedIn || saved.workspace === undefined) throw new Error("Nobody is signed in.");
    return saved.workspace;
  };
  const today = (): Day => dayOf(now());
  const update = (part: Partial<Workspace>): void =>
    save({ version: 1, signedIn: true, workspace: { ...current(), ...part } });
  const replaceInvoice = (invoice: Invoice): Invoice => {
    const invoices = current().invoices.map((each) => (each.id === invoice.id ? invoice : each));
    update({ invoices });
    return invoice;
  };
  const find = (id: string): Invoice | undefined =>
    current().invoices.find((each) => each.id === id);

  return {
    today,
    signedIn: () => (saved.signedIn ? saved.workspace : undefined),
    lastUser: () => (saved.signedIn ? undefined : saved.workspace?.user),
    signUp({ company, ...person }) {
      const workspace: Workspace = {
        user: { id: newId("usr"), ...person, createdAt: now().toISOString() },
        company: { id: newId("acc"), name: company },
        customers: [],
        invoices: [],
      };
      save({ version: 1, signedIn: true, workspace });
      return workspace;
    },
    signBackIn() {
      if (saved.workspace !== undefined) save({ ...saved, signedIn: true });
      return saved.workspace;
    },
    signOut: () => save({ ...saved, signedIn: false }),
    addCustomer(details) {
      const customer: Customer = { id: newId("cus"), ...details, addedOn: today() };
      update({ customers: [...current().customers, customer] });
      return customer;
    },
    createInvoice(details) {
      const { invoices } = current();
      const invoice: Invoice = {
        id: newId("inv"),
        number: `INV-${String(invoices.length + 1).padStart(4, "0")}`,
        ...details,
        issuedOn: today(),
        status: { kind: "draft" },
      };
      update({ invoices: [invoice, ...invoices] });
      return invoice;
    },
    markSent(id) {
      const invoice = find(id);
      if (invoice?.status.kind !== "draft") return undefined;
      return replaceInvoice({ ...invoice, status: { kind: "sent", sentOn: today() } });
    },
    markPaid(id) {
      const invoice = find(id);
      if (invoice?.status.kind !== "sent" || current().bank === undefined) return undefined;
      const { sentOn } = invoice.status;
      return replaceInvoice({ ...invoice, status: { kind: "paid", sentOn, paidOn: today() } });
    },
    connectBank: (bank) => update({ bank }),
    clear() {
      saved = NOBODY;
      storage.clear();
    },
  };
}

function readSaved(storage: Storage): Saved {
  try {
    const read = JSON.parse(storage.read() ?? "null") as Saved | null;
    return read?.version === 1 ? read : NOBODY;
  } catch {
    return NOBODY;
  }
}

// crypto.randomUUID exists in secure contexts only; a demo on a LAN address is not one.
function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `${prefix}_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

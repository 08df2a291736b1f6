import type { Day } from "./day.ts";

/** The person who signed up. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role?: string;
  readonly goal?: string;
  /** ISO 8601 moment. */
  readonly createdAt: string;
}

/** Someone who gets invoices. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly addedOn: Day;
}

/** One line of an invoice. */
export interface InvoiceLine {
  readonly description: string;
  readonly quantity: number;
  readonly unitPence: number;
}

/** How far an invoice has come. */
export type InvoiceStatus =
  | { readonly kind: "draft" }
  | { readonly kind: "sent"; readonly sentOn: Day }
  | { readonly kind: "paid"; readonly sentOn: Day; readonly paidOn: Day };

/** An invoice; `number` is what people see, `id` what URLs and events carry. */
export interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly lines: readonly InvoiceLine[];
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly status: InvoiceStatus;
}

/** The bank account that payments go to. Only the last four digits are kept. */
export interface BankAccount {
  readonly holder: string;
  readonly lastFour: string;
}

/** All that one company has in Ledgerly. */
export interface Workspace {
  readonly user: User;
  readonly company: { readonly id: string; readonly name: string };
  readonly customers: readonly Customer[];
  /** Newest first. */
  readonly invoices: readonly Invoice[];
  readonly bank?: BankAccount;
}

/** What the customer owes for this invoice, in pence. */
export function totalPence(lines: readonly InvoiceLine[]): number {
  return lines.reduce((sum, line) => sum + Math.round(line.quantity * line.unitPence), 0);
}

/** The word shown for an invoice; a sent one is "overdue" once `today` is past its due day. */
export function statusWord(invoice: Invoice, today: Day): "draft" | "sent" | "overdue" | "paid" {
  return invoice.status.kind === "sent" && invoice.dueOn < today ? "overdue" : invoice.status.kind;
}

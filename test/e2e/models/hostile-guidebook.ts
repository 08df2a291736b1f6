import type { Guidebook } from "@cairn/core/guidebook";

const reached = (title: string, event: string) => ({
  title,
  when: { kind: "count", event: { name: event }, atLeast: 1 } as const,
});

/**
 * One guide of each kind, for pages that make it hard. Nothing shows by itself, but the hint `offered` once the page
 * tracked "Report Opened".
 */
export const hostileGuidebook: Guidebook = {
  version: 1,
  milestones: {
    customer: reached("Customer added", "Customer Added"),
    invoice: reached("Invoice sent", "Invoice Sent"),
  },
  activation: { milestones: ["customer", "invoice"] },
  guides: {
    start: {
      kind: "checklist",
      title: "Get your first invoice paid",
      done: "Your first invoice is on its way.",
      when: { kind: "did", event: { name: "Checklist Wanted" }, atLeast: 1 },
      items: [
        { id: "customer", title: "Add a customer", milestone: "customer" },
        { id: "invoice", title: "Send an invoice", milestone: "invoice" },
      ],
    },
    tip: {
      kind: "hint",
      style: "tooltip",
      target: { selectors: ["#connect"] },
      title: "Connect the account you are paid into",
      body: "Use the number as it stands on your statement.",
    },
    offered: {
      kind: "hint",
      style: "tooltip",
      target: { selectors: ["#export"] },
      title: "Export it for your bookkeeper",
      body: "They get one file a month.",
      when: { kind: "did", event: { name: "Report Opened" }, atLeast: 1 },
    },
    news: {
      kind: "notice",
      style: "modal",
      title: "Invoices now carry a QR code",
      body: "Your customers scan it, and everything is filled in.",
      actions: [],
    },
  },
  faqs: {
    number: {
      question: "Why is my account number refused?",
      answer: "Leave out the **spaces**.",
      keywords: ["iban"],
    },
  },
  help: { launcher: false, title: "Help", suggestOnStall: false },
  caps: { perSession: 20, perDay: 20, perWeek: 20, minGap: "0s", quietAfterLoad: "0s" },
};

import type { Guidebook } from "@cairn/core/guidebook";

const reached = (title: string, event: string) => ({
  title,
  when: { kind: "count", event: { name: event }, atLeast: 1 } as const,
});

const customersAdded = {
  id: "customers",
  label: { one: "customer added", other: "customers added" },
  from: { kind: "events", event: { name: "Customer Added" } },
} as const;

/**
 * One guide of each kind, for pages that make it hard. Nothing shows by itself, but the hint `offered` once the page
 * tracked "Report Opened".
 */
export const hostileGuidebook: Guidebook = {
  version: 1,
  experiments: { holdout: 0 },
  milestones: {
    customer: reached("Customer added", "Customer Added"),
    invoice: reached("Invoice sent", "Invoice Sent"),
  },
  activation: { milestones: ["customer", "invoice"] },
  goals: { sooner: { title: "Get paid sooner" }, order: { title: "Keep my books in order" } },
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
    banner: {
      kind: "notice",
      style: "banner",
      title: "Your trial ends on Friday",
      body: "Everything you made stays where it is.",
      actions: [],
    },
    slideout: {
      kind: "notice",
      style: "slideout",
      tone: "celebrate",
      title: "Your first invoice is paid",
      body: "From here on it is the same three clicks.",
      actions: [],
    },
    tour: {
      kind: "tour",
      title: "How payments find their invoice",
      steps: [
        {
          id: "where",
          target: { selectors: ["#connect"] },
          title: "This is the place",
          body: "You need the number from your statement.",
        },
        {
          id: "press",
          target: { selectors: ["#connect"] },
          title: "Press it",
          body: "The tour goes on by itself.",
          advance: { on: "click" },
        },
        { id: "end", title: "That is all", body: "Payments are matched every night." },
      ],
    },
    survey: {
      kind: "survey",
      title: "A short question",
      questions: [
        { id: "score", kind: "nps", title: "How likely are you to recommend us?" },
        { id: "why", kind: "text", title: "What do you like, or miss?" },
      ],
    },
    welcome: { kind: "welcome", title: "What brings you here?" },
    recap: {
      kind: "recap",
      title: "Your last 30 days",
      figures: [customersAdded],
    },
    leave: {
      kind: "cancel",
      title: "Before you go",
      figures: [customersAdded],
      question: "What is the main reason?",
      reasons: [
        {
          id: "not-now",
          label: "I do not need it at the moment",
          remedy: {
            id: "pause",
            kind: "pause",
            title: "Pause it instead",
            body: "You pay nothing for three months.",
            label: "Pause for three months",
          },
        },
        { id: "other", label: "Something else" },
      ],
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

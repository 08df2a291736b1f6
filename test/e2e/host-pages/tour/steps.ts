import type { CompiledTourStep } from "@cairn/core";
import { plain } from "../gallery/texts.ts";

/** A step as a test asks for it: what is left out is as an author would have left it out. */
export type AskedStep = {
  readonly id: string;
  readonly text?: string;
  readonly selector?: string;
} & Partial<Omit<CompiledTourStep, "id" | "target" | "body">>;

export function asStep({ id, text = "Words.", selector, ...rest }: AskedStep): CompiledTourStep {
  return {
    id,
    body: plain(text),
    ...(selector !== undefined && { target: { selectors: [selector] } }),
    pages: [],
    missing: "stop",
    waitMs: 10_000,
    spotlight: true,
    advance: { on: "button" },
    branches: [],
    isLast: false,
    ...rest,
  };
}

/** The tour that a new user of Ledgerly gets, in a language of each direction. */
export const tours: Readonly<Record<"ltr" | "rtl", readonly AskedStep[]>> = {
  ltr: [
    {
      id: "welcome",
      title: "Three minutes, and you have sent an invoice",
      text: "We go through it together. Close this whenever you like and start again from Help.",
    },
    {
      id: "invoices",
      selector: "#invoices",
      title: "Everything you bill is here",
      text: "Drafts, sent ones, and what is still open.",
    },
    {
      id: "new",
      selector: "#new",
      title: "Start one",
      text: "Pick a customer, add a line, and check the total.",
      advance: { on: "click" },
    },
    {
      id: "remind",
      selector: "#remind",
      title: "Be paid sooner",
      text: "A friendly reminder goes out with the invoice attached.",
    },
  ],
  rtl: [
    {
      id: "welcome",
      title: "ثلاث دقائق وتكون قد أرسلت فاتورة",
      text: "سنمرّ عليها معاً. أغلق هذه النافذة متى شئت.",
    },
    {
      id: "invoices",
      selector: "#invoices",
      title: "كل ما تُصدره من فواتير هنا",
      text: "المسودات والمرسلة وما لم يُدفع بعد.",
    },
    {
      id: "new",
      selector: "#new",
      title: "ابدأ فاتورة",
      text: "اختر العميل وأضف سطراً وتحقق من المجموع.",
      advance: { on: "click" },
    },
    {
      id: "remind",
      selector: "#remind",
      title: "احصل على المال أسرع",
      text: "يُرسل تذكير لطيف مع الفاتورة.",
    },
  ],
};

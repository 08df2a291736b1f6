import type { CompiledFaq, CompiledGuide, CompiledGuidebook } from "@cairn/core";
import { compileTheme, type Theme } from "@cairn/core/guidebook";
import { guidesInPlenty } from "./guides-in-plenty.ts";
import { always, plain, texts } from "./texts.ts";

/** Milestones of the five items, in order. */
export const milestones = ["customer", "invoice", "sent", "bank", "invited"] as const;

/** A guidebook with one guide of every kind and style. */
export function galleryGuidebook(dir: "ltr" | "rtl", theme: Theme = {}): CompiledGuidebook {
  const words = texts[dir];
  const bank = { selectors: ["#connect"] };
  const guides: readonly CompiledGuide[] = [
    {
      ...always,
      kind: "checklist",
      id: "start",
      title: words.title,
      intro: plain(words.intro),
      autoOpen: true,
      done: words.done,
      items: milestones.map((milestone, at) => {
        const [title, detail, label] = words.items[at]!;
        const action = { kind: "link", label, href: `#/${milestone}` } as const;
        return {
          id: milestone,
          title,
          detail: plain(detail),
          milestone,
          action,
          skippable: at > 2,
        };
      }),
    },
    {
      ...always,
      kind: "hint",
      id: "tooltip",
      style: "tooltip",
      target: bank,
      title: words.tipTitle,
      body: plain(words.tip),
      action: { kind: "help", label: words.tipAction, faq: "number" },
    },
    {
      ...always,
      kind: "hint",
      id: "hotspot",
      style: "hotspot",
      target: { selectors: ["#export"] },
      title: words.tipTitle,
      body: plain(words.tip),
    },
    {
      ...always,
      kind: "notice",
      id: "news",
      style: "modal",
      tone: "plain",
      edge: "top",
      title: words.noticeTitle,
      body: plain(words.notice),
      actions: words.noticeActions.map((label, at) => ({
        kind: "link",
        label,
        href: `#/news-${at}`,
      })),
    },
    ...guidesInPlenty(dir),
  ];
  const ids = ["number", "change", "privacy"] as const;
  const faqs = ids.map((id, at): CompiledFaq => {
    const [question, answer] = words.faqs[at]!;
    const action = { kind: "link", label: words.faqAction, href: "#/bank" } as const;
    return {
      id,
      question,
      answer: [
        ...plain(answer),
        {
          kind: "paragraph",
          of: [
            { kind: "link", href: "javascript:alert(1)", of: ["no link"] },
            " · ",
            { kind: "link", href: "https://example.com/iban", of: ["example.com"] },
          ],
        },
      ],
      pages: [],
      milestones: [],
      reasons: [],
      errors: [],
      ...(id === "number" && { action }),
    };
  });
  return {
    format: 1,
    revision: "1",
    locale: dir === "rtl" ? "ar" : "en",
    dir,
    paused: false,
    goals: [],
    definitions: { version: "1", thresholds: {} } as unknown as CompiledGuidebook["definitions"],
    milestones: [],
    stalls: [],
    activation: [],
    segments: {},
    events: [],
    guides,
    faqs,
    help: {
      launcher: true,
      title: words.helpTitle,
      contact: { label: words.contact, replyTime: words.reply, href: "mailto:help@example.com" },
      suggestOnStall: true,
    },
    helpIndex: {},
    caps: { perSession: 9, perDay: 9, perWeek: 9, minGapMs: 0, quietAfterLoadMs: 0, groups: {} },
    theme: compileTheme(theme),
  };
}

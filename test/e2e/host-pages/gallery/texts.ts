import type { RichText } from "@cairn/core";

/** What no guide of the gallery makes use of. */
export const always = { priority: 0, pages: [], delayMs: 0, caps: {}, snoozeMs: 0 };

/** Paragraphs of plain words. */
export function plain(...paragraphs: readonly string[]): RichText {
  return paragraphs.map((words) => ({ kind: "paragraph", of: [words] }));
}

/** The author's words of the gallery, in a language of each direction. */
export const texts = {
  ltr: {
    title: "Get your first invoice paid",
    intro: "Five short steps, {name|there}. Each one ticks itself when it is done.",
    done: "Your first invoice is on its way. From here on it is the same three clicks.",
    items: [
      ["Add a customer", "A name and an e-mail address are enough.", "Add a customer"],
      ["Write an invoice", "Pick the customer, add one line, and check the total.", "New invoice"],
      ["Send it", "We deliver it as a PDF and tell you when it was opened.", "Open the draft"],
      [
        "Connect your bank",
        "Payments are matched by themselves. Reading only: nobody can move money.",
        "Connect a bank",
      ],
      ["Invite your bookkeeper", "They see the books, and nothing else.", "Invite"],
    ],
    tipTitle: "Connect the account you are paid into",
    tip: "Use the number as it stands on your statement, with the country letters in front.",
    tipAction: "How to find it",
    noticeTitle: "Invoices now carry a QR code",
    notice:
      "Your customers scan it with their banking app and everything is filled in. Nothing changes for invoices you already sent.",
    noticeActions: ["See an example", "Not for my country"],
    helpTitle: "Help",
    contact: "Ask a person",
    reply: "Mo–Fr, usually within two hours",
    faqs: [
      [
        "Why is my account number “invalid”?",
        "Leave out the spaces, and start with the two country letters, for example DE. It has 22 characters in Germany.",
      ],
      [
        "How do I change an invoice that is sent?",
        "Write a credit note and send a new one. The old number stays in the books.",
      ],
      ["Who can see my bank account?", "Only you and people you made an owner."],
    ],
    faqAction: "Go to bank settings",
  },
  rtl: {
    title: "احصل على أول دفعة لفاتورتك",
    intro: "خمس خطوات قصيرة. كل خطوة تُعلَّم وحدها عندما تكتمل.",
    done: "فاتورتك الأولى في الطريق.",
    items: [
      ["أضف عميلاً", "يكفي الاسم وعنوان البريد الإلكتروني.", "أضف عميلاً"],
      ["اكتب فاتورة", "اختر العميل وأضف سطراً واحداً وتحقق من المجموع.", "فاتورة جديدة"],
      ["أرسلها", "نرسلها كملف PDF ونخبرك عند فتحها.", "افتح المسودة"],
      ["اربط حسابك المصرفي", "تُطابَق الدفعات وحدها. قراءة فقط.", "اربط المصرف"],
      ["ادعُ محاسبك", "يرى الدفاتر ولا شيء سواها.", "ادعُ"],
    ],
    tipTitle: "اربط الحساب الذي تُدفع إليه",
    tip: "استخدم الرقم كما هو في كشف الحساب مع رمز البلد في البداية.",
    tipAction: "كيف أجده",
    noticeTitle: "الفواتير تحمل الآن رمز QR",
    notice: "يمسحه عملاؤك بتطبيق المصرف فتُملأ كل الحقول.",
    noticeActions: ["شاهد مثالاً", "ليس لبلدي"],
    helpTitle: "المساعدة",
    contact: "اسأل شخصاً",
    reply: "من الاثنين إلى الجمعة، عادة خلال ساعتين",
    faqs: [
      ["لماذا رقم حسابي «غير صالح»؟", "احذف المسافات وابدأ برمز البلد المكوّن من حرفين."],
      ["كيف أغيّر فاتورة أُرسلت؟", "اكتب إشعاراً دائناً وأرسل فاتورة جديدة."],
      ["من يرى حسابي المصرفي؟", "أنت ومن جعلته مالكاً فقط."],
    ],
    faqAction: "إعدادات المصرف",
  },
} as const;

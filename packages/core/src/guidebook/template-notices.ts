import { EVERYONE, type GuideTemplate, isActivated } from "./template.ts";

/** One thing that pays off at once, for somebody who comes back. */
export const benefitReminder: GuideTemplate = {
  id: "benefit-reminder",
  title: "Benefit reminder",
  use: "Somebody comes back after two weeks: name the one thing that pays off at once.",
  build: () => ({
    kind: "notice",
    style: "slideout",
    note: "Name one thing in your product that pays off in two minutes. Do not count how long they were gone.",
    title: "Everything is where you left it",
    body: "The quickest way back in takes two minutes: **open your latest work** and do the next step.",
    actions: [{ kind: "link", label: "Open it", href: "/" }],
    when: { kind: "returned", after: "14d" },
    caps: { every: "30d" },
  }),
};

/** A card that ends soon, or a payment that failed. */
export const paymentReminder: GuideTemplate = {
  id: "payment-reminder",
  title: "Payment reminder",
  use: "A card ends within two weeks or a payment failed: your app says so with account traits.",
  build: () => ({
    kind: "notice",
    style: "banner",
    tone: "alert",
    note: "Send card_expires (a date) and payment_status with group(). Show it to whoever may change the card.",
    title: "Your card needs a look",
    body: "It ends soon, or the last payment did not go through. Updating it takes a minute.",
    actions: [{ kind: "link", label: "Update card", href: "/settings/billing" }],
    priority: 80,
    when: {
      kind: "any",
      of: [
        { kind: "account-trait", trait: "card_expires", is: "within-next", value: "14d" },
        { kind: "account-trait", trait: "payment_status", is: "equals", value: "failed" },
      ],
    },
    caps: { every: "3d" },
  }),
};

/** A word at activation. */
export const celebration: GuideTemplate = {
  id: "celebration",
  title: "Celebration",
  use: "Somebody has just reached everything that activates them: say so once, and name what comes next.",
  build: (guidebook) => {
    const last = guidebook.activation?.milestones.at(-1);
    const activated = isActivated(guidebook);
    return {
      kind: "notice",
      style: "modal",
      tone: "celebrate",
      title: "That was the hard part",
      body: "You are set up, and it works. From here on it gets quicker each time.",
      delay: "2s",
      ...(activated === undefined || last === undefined
        ? {}
        : {
            when: {
              kind: "all",
              of: [activated, { kind: "reached", milestone: last, within: "1d" }],
            },
          }),
      caps: { times: 1 },
    };
  },
};

/** A review or a referral, from those who would recommend it. */
export const advocacy: GuideTemplate = {
  id: "advocacy",
  title: "Review or referral",
  use: "Somebody gave 9 or 10 in an NPS survey: ask for a review, or to pass the word on.",
  build: () => ({
    kind: "notice",
    style: "slideout",
    note: "Put in where your reviews stand. It follows the NPS survey of this guidebook by itself.",
    title: "Would you say that where others read it?",
    body: "You rated us highly. Two sentences in a review help others to decide.",
    actions: [
      { kind: "link", label: "Write a review", href: "https://example.com/reviews" },
      { kind: "link", label: "Tell a colleague", href: "/refer" },
    ],
    delay: "5s",
    when: {
      kind: "did",
      event: {
        name: "Survey Answered",
        where: [
          { property: "kind", is: "equals", value: "nps" },
          { property: "score", is: "at-least", value: 9 },
        ],
      },
      within: "14d",
    },
    caps: { times: 1 },
  }),
};

/** Colleagues, for the person who uses it most. */
export const championInvite: GuideTemplate = {
  id: "champion-invite",
  title: "Champion: invite colleagues",
  use: "One person carries the account: offer them to bring colleagues in. Your app marks them with the trait champion.",
  build: (guidebook) => ({
    kind: "notice",
    style: "slideout",
    note: "Send champion: true with identify() for the person who uses it most.",
    title: "Work on it together",
    body: "Invite a colleague, and what you set up works for both of you.",
    actions: [{ kind: "link", label: "Invite a colleague", href: "/settings/team" }],
    when: {
      kind: "all",
      of: [
        { kind: "trait", trait: "champion", is: "equals", value: true },
        isActivated(guidebook) ?? EVERYONE,
      ],
    },
    caps: { times: 2, every: "30d" },
  }),
};

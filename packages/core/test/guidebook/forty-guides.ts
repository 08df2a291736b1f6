/** Words from a fixed stream, so that prose compresses as prose does and every run sees the same. */
function createProse(seed: number): (words: number) => string {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const syllables =
    "ba con der el fin gra ho in jo ka lo mer no or pre qui res sta ti un ver wi".split(" ");
  const word = () =>
    Array.from({ length: 1 + next(3) }, () => syllables[next(syllables.length)]).join("");
  const vocabulary = Array.from({ length: 900 }, word);
  return (words) =>
    Array.from({ length: words }, () => vocabulary[Math.min(next(900), next(900))]).join(" ");
}

/** A large, believable guidebook: 40 guides of all kinds, 20 milestones, 12 segments, 30 answers. */
export function fortyGuides(): object {
  const prose = createProse(7);
  const many = (count: number, entry: (index: number) => readonly [string, object]) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
  const link = (index: number) => ({ kind: "link", label: prose(2), href: `/area-${index}/new` });
  const when = (index: number) => ({
    kind: "all",
    of: [
      { kind: "segment", segment: `segment-${index % 12}` },
      { kind: "reached", milestone: `milestone-${index % 20}`, within: "14d" },
      { kind: "not", condition: { kind: "did", event: { name: `Event ${index}` }, within: "7d" } },
    ],
  });
  const common = (index: number) => ({
    when: when(index),
    pages: [`/area-${index}/**`],
    caps: { times: 3, every: "1d" },
  });
  return {
    version: 1,
    goals: { a: { title: prose(3) }, b: { title: prose(3) } },
    milestones: many(20, (index) => [
      `milestone-${index}`,
      {
        title: prose(4),
        when: { kind: "count", event: { name: `Event ${index}` }, atLeast: 1 + index },
        expected: "3m",
        pages: [`/area-${index}`],
      },
    ]),
    activation: { milestones: ["milestone-0", "milestone-1", "milestone-2"] },
    segments: many(12, (index) => [
      `segment-${index}`,
      {
        title: prose(3),
        when: { kind: "trait", trait: `trait-${index}`, is: "one-of", value: [prose(1), prose(1)] },
      },
    ]),
    guides: many(40, (index) => {
      const texts = {
        title: prose(5),
        body: `${prose(20)}\n\n${prose(15)} [${prose(2)}](/docs/${index}).`,
      };
      if (index % 8 === 0) {
        const items = Array.from({ length: 5 }, (_, item) => ({
          id: `item-${item}`,
          title: prose(5),
          detail: prose(12),
          milestone: `milestone-${(index + item) % 20}`,
          action: link(item),
        }));
        return [
          `checklist-${index}`,
          { kind: "checklist", title: texts.title, intro: prose(12), items, ...common(index) },
        ];
      }
      if (index % 4 === 0) {
        return [
          `notice-${index}`,
          { kind: "notice", style: "banner", ...texts, actions: [link(index)], ...common(index) },
        ];
      }
      const aim = () => ({
        selectors: [`#area-${index} .${prose(1)}`, `[data-cairn="${prose(2)}"]`],
        text: prose(2),
      });
      const target = aim();
      const options = Array.from({ length: 4 }, (_, option) => ({
        id: `option-${option}`,
        label: prose(3),
      }));
      const figures = Array.from({ length: 3 }, (_, at) => ({
        id: `figure-${at}`,
        label: { one: prose(2), other: prose(2) },
        from: { kind: "events", event: { name: `Event ${(index + at) % 20}` }, within: "30d" },
      }));
      switch (index) {
        case 1:
        case 11:
        case 21:
        case 31:
          return [
            `tour-${index}`,
            {
              kind: "tour",
              title: prose(3),
              steps: Array.from({ length: 5 }, (_, step) => ({
                id: `step-${step}`,
                target: aim(),
                title: prose(3),
                body: prose(14),
                pages: [`/area-${index}/${step}`],
                href: `/area-${index}/${step}`,
                advance: { on: step % 2 === 0 ? "click" : "button" },
                branches:
                  step === 0 ? [{ when: { kind: "goal", oneOf: ["a"] }, step: "step-3" }] : [],
              })),
              ...common(index),
            },
          ];
        case 2:
          return [
            "welcome",
            { kind: "welcome", title: prose(4), intro: prose(9), trait: "role", options },
          ];
        case 3:
        case 13:
          return [
            `survey-${index}`,
            {
              kind: "survey",
              title: prose(3),
              questions: [
                { id: "score", kind: "nps", title: prose(8), branches: [{ atMost: 6, to: "why" }] },
                { id: "what", kind: "multiple", title: prose(7), options },
                { id: "why", kind: "text", title: prose(8) },
              ],
              thanks: prose(5),
              ...common(index),
            },
          ];
        case 5:
          return ["recap", { kind: "recap", title: prose(3), figures, ...common(index) }];
        case 6:
          return [
            "cancel",
            {
              kind: "cancel",
              title: prose(3),
              figures,
              question: prose(6),
              reasons: options.map((option) => ({
                ...option,
                remedy: {
                  id: "stay",
                  kind: "pause",
                  title: prose(4),
                  body: prose(9),
                  label: prose(2),
                },
              })),
            },
          ];
        default:
      }
      return [
        `hint-${index}`,
        { kind: "hint", style: "tooltip", target, ...texts, action: link(index), ...common(index) },
      ];
    }),
    faqs: many(30, (index) => [
      `faq-${index}`,
      {
        question: `${prose(7)}?`,
        answer: `${prose(30)}\n\n- ${prose(8)}\n- ${prose(8)}`,
        keywords: [prose(1), prose(2)],
        errors: [prose(6)],
        pages: [`/area-${index}`],
        milestones: [`milestone-${index % 20}`],
      },
    ]),
  };
}

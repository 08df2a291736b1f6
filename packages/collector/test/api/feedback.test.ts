import type { CsatFigures, Feedback, QuestionFigures, Respondents } from "@cairn/core/api";
import { describe, expect, it, vi } from "vitest";
import { answered, saw, withFeedback } from "./feedback-book.ts";
import { aStudio, did, identified, type Studio } from "./studio.ts";

const SCORE = ["score", "nps"] as const;
const WRONG = ["wrong", "multiple"] as const;
const WHY = ["why", "text"] as const;
const DAY = 24 * 60;

async function anInbox(): Promise<Studio> {
  const studio = await aStudio();
  await studio.publish(withFeedback());
  await studio.happened(
    identified("ana", { name: "Ana", email: "ana@x.example" }, -30),
    saw("ana", "pulse", -20),
    answered("ana", SCORE, { score: 3 }, -19),
    // A reload began it anew.
    answered("ana", SCORE, { score: 9 }, -9),
    answered("ana", WRONG, { choices: ["speed", "price"] }, -8),
    answered("ana", WHY, { text: "Quick, =and kind" }, -7),
    saw("ben", "pulse", -20),
    answered("ben", SCORE, { score: 6 }, -19),
    answered("ben", WRONG, { choices: ["price"] }, -18),
    did("ben", "Survey Dismissed", -17, { survey: "pulse", question: "why", path: "/" }),
    saw("cem", "pulse", -20),
    did("cem", "Survey Dismissed", -17, { survey: "pulse", path: "/" }),
    saw("dan", "pulse", -20),
    // Shown before the time that is asked about.
    saw("eva", "pulse", -100 * DAY),
    answered("eva", SCORE, { score: 10 }, -16),
    answered("eva", ["help", "csat"], { score: 4 }, -15),
  );
  return studio;
}

const feedbackOf = (studio: Studio, query = ""): Promise<Feedback> =>
  studio.get<Feedback>(`insights/feedback${query}`);
const pulseOf = async (studio: Studio, query = "") => (await feedbackOf(studio, query)).surveys[0]!;
const questionOf = async <Kind extends QuestionFigures["kind"]>(studio: Studio, kind: Kind) =>
  (await pulseOf(studio)).questions.find((one) => one.kind === kind) as QuestionFigures & {
    kind: Kind;
  };
const peopleOf = (studio: Studio, query: string, id = "pulse"): Promise<Respondents> =>
  studio.get<Respondents>(`insights/feedback/${id}/people?${query}`);
const usersOf = async (studio: Studio, query: string, id = "pulse") =>
  (await peopleOf(studio, query, id)).people.map(({ user }) => user);

describe("GET /api/insights/feedback", () => {
  it("puts everybody who met a survey into one group: answered, closed, neither", async () => {
    const studio = await anInbox();
    expect(await pulseOf(studio)).toMatchObject({
      survey: "pulse",
      title: "How is it going?",
      isAsked: true,
      shown: 5,
      answered: 3,
      dismissed: 1,
      silent: 1,
      rate: 0.6,
      lastAt: "2026-05-04T11:53:00.000Z",
    });
    expect(await usersOf(studio, "who=answered")).toEqual(["ana", "eva", "ben"]);
    expect(await usersOf(studio, "who=dismissed")).toEqual(["cem"]);
    expect(await usersOf(studio, "who=silent")).toEqual(["dan"]);
    expect(await usersOf(studio, "who=shown")).toHaveLength(5);
  });

  it("counts the latest answer of each person, with an interval that few answers make wide", async () => {
    const studio = await anInbox();
    const nps = await questionOf(studio, "nps");
    expect(nps).toMatchObject({ people: 3, promoters: 2, passives: 0, detractors: 1 });
    expect(nps.scores).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1]);
    expect(nps.estimate?.value).toBeCloseTo(100 / 3, 9);
    expect(nps.estimate!.high - nps.estimate!.low).toBeGreaterThan(100);
    const detractors = await peopleOf(studio, "question=score&kind=nps&pick=detractors");
    expect(detractors.people).toEqual([{ user: "ben", at: "2026-05-04T11:41:00.000Z", said: "6" }]);
    expect(await usersOf(studio, "question=score&kind=nps&pick=9")).toEqual(["ana"]);
  });

  it("gives each kind of question the figures that are asked of it", async () => {
    const studio = await anInbox();
    const csat: CsatFigures = await questionOf(studio, "csat");
    expect(csat).toMatchObject({ scores: [0, 0, 0, 1, 0], satisfied: 1, estimate: { value: 1 } });
    expect(csat.estimate?.low).toBeLessThan(0.3);
    expect(await questionOf(studio, "ces")).toMatchObject({ people: 0, scores: Array(7).fill(0) });
    await studio.happened(
      answered("ana", ["ease", "ces"], { score: 7 }, -5),
      answered("ben", ["ease", "ces"], { score: 7 }, -5),
    );
    const alike = await questionOf(studio, "ces");
    expect(alike.mean).toBe(7);
    expect(alike.estimate).toBeUndefined();
    await studio.happened(answered("cem", ["ease", "ces"], { score: 4 }, -5));
    const { estimate } = await questionOf(studio, "ces");
    // 6 ± 4.303 · 1.732 / √3, no further than the scale goes.
    expect(estimate).toEqual({ value: 6, low: expect.closeTo(1.697, 3) as number, high: 7 });
    const { options } = await questionOf(studio, "multiple");
    expect(options.map(({ option, label, people }) => ({ option, label, people }))).toEqual([
      { option: "price", label: "It is the price", people: 2 },
      { option: "speed", label: "It is the speed", people: 1 },
    ]);
    expect(options.map(({ share }) => share?.value)).toEqual([1, 0.5]);
    const { latest } = await questionOf(studio, "text");
    expect(latest).toEqual([
      {
        user: "ana",
        name: "Ana",
        at: "2026-05-04T11:53:00.000Z",
        said: "Quick, =and kind",
        score: { kind: "nps", value: 9 },
      },
    ]);
  });

  it("still names what is asked no more, as the last guidebook that had it did", async () => {
    const studio = await anInbox();
    await studio.happened(answered("ben", WRONG, { choices: ["from-elsewhere"] }, -1));
    await studio.publish(withFeedback(["price", "staff"]));
    const { options } = await questionOf(studio, "multiple");
    expect(options.map(({ option, label, isOffered }) => [option, label, isOffered])).toEqual([
      ["price", "It is the price", true],
      ["speed", "It is the speed", false],
      ["from-elsewhere", "from-elsewhere", false],
      ["staff", "It is the staff", true],
    ]);
    const { guides: _, ...bare } = withFeedback() as { guides: object };
    await studio.publish(bare);
    const retired = await pulseOf(studio);
    expect(retired).toMatchObject({ title: "How is it going?", isAsked: false, answered: 3 });
    expect(retired.questions.map(({ isAsked }) => isAsked)).not.toContain(true);
    expect(await feedbackOf(studio, "?days=1&env=test")).toMatchObject({
      surveys: [],
      cancelFlows: [],
    });
  });

  it("tells of somebody once who answered before they said who they are", async () => {
    const studio = await anInbox();
    await studio.happened(
      saw("anon:browser", "pulse", -6),
      answered("anon:browser", SCORE, { score: 0 }, -5),
      did("fay", "Identified", -4, {}, { type: "identify", anonymousId: "browser" }),
      answered("fay", SCORE, { score: 10 }, -3),
    );
    expect(await pulseOf(studio)).toMatchObject({ shown: 6, answered: 4 });
    expect(await usersOf(studio, "question=score&kind=nps&pick=10")).toEqual(["fay", "eva"]);
  });

  it("leaves out our own staff and who was erased, and does not look into the other environment", async () => {
    const studio = await anInbox();
    await studio.call("PUT", "staff", { domains: ["x.example"], traits: [] });
    expect(await pulseOf(studio)).toMatchObject({ shown: 4, answered: 2 });
    await studio.call("DELETE", "people/ben");
    expect(await pulseOf(studio)).toMatchObject({ shown: 3, answered: 1 });
    expect(await pulseOf(studio, "?env=test")).toMatchObject({ shown: 0 });
  });

  it("shows how a figure moved, of stretches in which enough people answered", async () => {
    const studio = await anInbox();
    const five = ["u1", "u2", "u3", "u4", "u5"];
    await studio.happened(
      ...five.flatMap((user) => [
        answered(user, SCORE, { score: 10 }, -8 * DAY - 10),
        answered(user, SCORE, { score: 0 }, -8 * DAY),
      ]),
    );
    const { trend } = await questionOf(studio, "nps");
    expect(trend).toHaveLength(12);
    expect(trend.slice(-2)).toMatchObject([
      { people: 5, estimate: { value: -100 }, until: "2026-04-27T12:00:00.000Z" },
      { people: 3, from: "2026-04-27T12:00:00.000Z" },
    ]);
    expect(trend.at(-1)?.estimate).toBeUndefined();
    const year = await pulseOf(studio, "?days=365");
    expect(year.questions.find((one) => one.kind === "nps")).toMatchObject({ people: 8 });
  });

  it("reads the log once while nothing comes in, and only what is feedback", async () => {
    const studio = await anInbox();
    const scan = vi.spyOn(studio.collector.context.log, "scan");
    await Promise.all([feedbackOf(studio), peopleOf(studio, "who=shown")]);
    expect(scan.mock.calls.map(([query]) => query.about)).toEqual(["feedback"]);
    await studio.happened(answered("gus", SCORE, { score: 1 }, -1));
    expect(await pulseOf(studio)).toMatchObject({ answered: 4 });
  });

  it("counts nothing that is no answer, and never stumbles over it", async () => {
    const studio = await anInbox();
    const odd = [
      { survey: "pulse", question: "score", kind: "nps", score: 11 },
      { survey: "pulse", question: "score", kind: "nps", score: "9" },
      { survey: "pulse", question: ["score"], kind: "nps", score: 9 },
      { survey: { a: 1 }, question: "score", kind: "nps", score: 9 },
      { survey: "Not an id!", question: "score", kind: "nps", score: 9 },
      { survey: "pulse", question: "wrong", kind: "multiple", choices: [{}, 7, "__proto__"] },
      { survey: "pulse", question: "why", kind: "text", text: "   " },
    ];
    const before = await feedbackOf(studio);
    await studio.happened(...odd.map((one) => did("zoe", "Survey Answered", -1, one)));
    expect(await feedbackOf(studio)).toEqual(before);
  });

  it("says what is wrong with a question that it cannot answer", async () => {
    const studio = await anInbox();
    const status = async (path: string) =>
      (await studio.call("GET", `insights/feedback${path}`)).status;
    expect(await status("?days=0")).toBe(400);
    expect(await status("/pulse/people?who=everybody")).toBe(400);
    expect(await status("/pulse/people?question=score&kind=stars")).toBe(400);
    expect(await status("/pulse/people?who=shown&cursor=x")).toBe(400);
    expect(await status("/unheard-of/people?who=shown")).toBe(404);
    expect(await status("/unheard-of/export")).toBe(404);
  });
});

describe("GET /api/insights/feedback/:id/people", () => {
  it("has beside a text the score of who wrote it, and only the texts of promoters or detractors", async () => {
    const studio = await anInbox();
    await studio.happened(
      answered("ben", WHY, { text: "Slow." }, -5),
      answered("zed", WHY, { text: "No score." }, -4),
    );
    const query = "question=why&kind=text";
    const { people } = await peopleOf(studio, query);
    expect(people.map(({ user, score }) => [user, score?.value])).toEqual([
      ["zed", undefined],
      ["ben", 6],
      ["ana", 9],
    ]);
    expect(await usersOf(studio, `${query}&pick=promoters`)).toEqual(["ana"]);
    expect(await usersOf(studio, `${query}&pick=detractors`)).toEqual(["ben"]);
    const choices = await peopleOf(studio, "question=wrong&kind=multiple&pick=speed");
    expect(choices.people).toMatchObject([{ user: "ana", score: { kind: "nps", value: 9 } }]);
  });

  it("goes on where the page before ended, whoever answered meanwhile", async () => {
    const studio = await anInbox();
    const query = "question=score&kind=nps&limit=2";
    const first = await peopleOf(studio, query);
    expect(first.total).toBe(3);
    expect(first.people.map(({ user }) => user)).toEqual(["ana", "eva"]);
    await studio.happened(answered("gus", SCORE, { score: 1 }, -1));
    const rest = await peopleOf(studio, `${query}&cursor=${encodeURIComponent(first.cursor!)}`);
    expect(rest.people.map(({ user }) => user)).toEqual(["ben"]);
    expect(rest.cursor).toBeUndefined();
  });
});

import type { Feedback, Person, Respondents } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { answered, saw, withFeedback } from "./feedback-book.ts";
import { aStudio, did, identified, type Studio } from "./studio.ts";

async function aWayOut(): Promise<Studio> {
  const studio = await aStudio();
  await studio.publish(withFeedback());
  const said = (user: string, reason: string, minutes: number) =>
    did(user, "Cancel Reason Given", minutes, { guide: "leaving", reason, path: "/" });
  const went = (user: string, event: string, minutes: number) =>
    did(user, event, minutes, { guide: "leaving", reason: "price", path: "/" });
  await studio.happened(
    ...["ana", "ben", "cem", "dan"].map((user) => saw(user, "leaving", -40)),
    said("ana", "price", -39),
    went("ana", "Cancel Remedy Accepted", -38),
    // They went back and chose another, so what they took before is over.
    said("ben", "other", -39),
    said("ben", "price", -38),
    went("ben", "Cancel Completed", -38),
    said("cem", "other", -30),
    identified("ana", { name: "Ana", email: "ana@x.example" }, -50),
  );
  return studio;
}

describe("what cancel flows came to", () => {
  it("counts everybody once, by their last reason and what they did after it", async () => {
    const studio = await aWayOut();
    const { cancelFlows } = await studio.get<Feedback>("insights/feedback");
    const share = (value: number) => ({ value, low: expect.any(Number), high: expect.any(Number) });
    expect(cancelFlows).toEqual([
      {
        flow: "leaving",
        title: "Before you go",
        isAsked: true,
        opened: 4,
        accepted: 1,
        cancelled: 1,
        left: 2,
        people: 3,
        reasons: [
          {
            reason: "price",
            label: "It costs too much",
            isOffered: true,
            people: 2,
            share: share(2 / 3),
            remedy: "Pause for a while",
            accepted: 1,
            cancelled: 1,
          },
          {
            reason: "other",
            label: "Another reason",
            isOffered: true,
            people: 1,
            share: share(1 / 3),
            accepted: 0,
            cancelled: 0,
          },
        ],
        lastAt: "2026-05-04T11:30:00.000Z",
      },
    ]);
  });

  it("names the people behind each figure", async () => {
    const studio = await aWayOut();
    const people = async (query: string) =>
      (await studio.get<Respondents>(`insights/feedback/leaving/people?${query}`)).people;
    expect((await people("who=shown")).map(({ user }) => user)).toEqual([
      "cem",
      "ana",
      "ben",
      "dan",
    ]);
    expect(await people("who=accepted")).toEqual([
      { user: "ana", name: "Ana", at: "2026-05-04T11:22:00.000Z", said: "It costs too much" },
    ]);
    expect((await people("who=reason&pick=price")).map(({ user }) => user)).toEqual(["ana", "ben"]);
    expect((await people("who=left")).map(({ user }) => user)).toEqual(["cem", "dan"]);
  });
});

describe("GET /api/insights/feedback/:id/export", () => {
  const linesOf = async (studio: Studio, id: string) => {
    const response = await studio.call("GET", `insights/feedback/${id}/export`);
    expect(response.headers.get("content-type")).toContain("text/csv");
    return (await response.text()).trim().split("\n");
  };

  it("has a line for each answer that counts, and no formula", async () => {
    const studio = await aWayOut();
    await studio.happened(
      answered("ana", ["score", "nps"], { score: 2 }, -9),
      answered("ana", ["score", "nps"], { score: 9 }, -8),
      answered("ana", ["wrong", "multiple"], { choices: ["price", "speed"] }, -7),
      answered("ben", ["why", "text"], { text: '=HYPERLINK("x"), please' }, -6),
    );
    const who = "ana,Ana,ana@x.example";
    expect(await linesOf(studio, "pulse")).toEqual([
      "at,person,name,email,question,question_title,kind,answer,answer_ids,outcome",
      `2026-05-04T11:52:00.000Z,${who},score,Would you recommend us?,nps,9,,`,
      `2026-05-04T11:53:00.000Z,${who},wrong,What is in the way?,multiple,"It is the price, It is the speed",price speed,`,
      `2026-05-04T11:54:00.000Z,ben,,,why,Why?,text,"'=HYPERLINK(""x""), please",,`,
    ]);
  });

  it("has the reasons of a cancel flow with what came of them, and the audit log has who took them", async () => {
    const studio = await aWayOut();
    const lines = await linesOf(studio, "leaving");
    const { lines: log } = await (await studio.call("GET", "audit")).json();
    expect(log[0]).toMatchObject({ action: "list-exported", detail: "feedback of leaving, live" });
    expect(lines.slice(1)).toEqual([
      "2026-05-04T11:20:00.000Z,dan,,,reason,Why?,cancel,,,left",
      "2026-05-04T11:22:00.000Z,ana,Ana,ana@x.example,reason,Why?,cancel,It costs too much,price,accepted",
      "2026-05-04T11:22:00.000Z,ben,,,reason,Why?,cancel,It costs too much,price,cancelled",
      "2026-05-04T11:30:00.000Z,cem,,,reason,Why?,cancel,Another reason,other,left",
    ]);
  });
});

describe("the timeline of a person", () => {
  it("tells what they answered and why they went, in the words that they read", async () => {
    const studio = await aWayOut();
    await studio.happened(
      answered("cem", ["score", "nps"], { score: 9 }, -9),
      answered("cem", ["wrong", "multiple"], { choices: ["price", "gone"] }, -8),
      answered("cem", ["why", "text"], { text: "Because." }, -7),
      did("cem", "Survey Dismissed", -6, { survey: "pulse" }),
      did("cem", "Cancel Completed", -5, { guide: "leaving" }),
      did("cem", "Survey Answered", -4, { survey: "pulse", question: "score" }),
    );
    const { timeline } = await studio.get<Person>("people/cem");
    expect(timeline.map(({ words }) => words)).toEqual([
      "Survey Answered",
      "Went on to cancel",
      "Put the survey “How is it going?” away",
      "Answered “Why?” in the survey “How is it going?”: “Because.”",
      "Answered “What is in the way?” in the survey “How is it going?”: It is the price, gone",
      "Answered “Would you recommend us?” in the survey “How is it going?”: 9",
      "Gave a reason to cancel: “Another reason”",
      "Saw the cancel flow “Before you go”",
    ]);
  });
});

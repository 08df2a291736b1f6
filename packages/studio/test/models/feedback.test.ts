import { fail, ok, type Result } from "@cairn/core";
import type { Feedback, Respondent, Respondents } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { ApiFailure } from "../../src/api.ts";
import { createFeedback } from "../../src/models/feedback.ts";
import { valueOf } from "../../src/models/resource.ts";
import { createRespondents } from "../../src/models/respondents.ts";
import { createRouter } from "../../src/models/router.ts";
import { fakePlatform, settle } from "../fake-platform.ts";

const none: Feedback = { days: 90, from: "", until: "", surveys: [], cancelFlows: [] };
const LOST = fail({ kind: "lost" } satisfies ApiFailure);

describe("feedback", () => {
  it("is asked for as far back as the address says, and an older answer that comes late is dropped", async () => {
    const platform = fakePlatform("#/feedback/nps?env=test");
    const answers: ((found: Result<Feedback, ApiFailure>) => void)[] = [];
    const asked: unknown[] = [];
    const api = {
      feedback(env: string, days: number) {
        asked.push([env, days]);
        return new Promise<Result<Feedback, ApiFailure>>((resolve) => answers.push(resolve));
      },
      feedbackCsvUrl: (env: string, id: string, days: number) => `${env} ${id} ${days}`,
      markers: () => Promise.resolve(ok([])),
    };
    const model = createFeedback(api, platform, createRouter(platform), "test");
    model.lookBack(365);
    expect(asked).toEqual([
      ["test", 90],
      ["test", 365],
    ]);
    expect(platform.hash()).toBe("#/feedback/nps?days=365&env=test");
    expect(model.csvUrl("nps")).toBe("test nps 365");
    answers[1]?.(ok({ ...none, days: 365 }));
    answers[0]?.(ok(none));
    await settle();
    expect(valueOf(model.found.value)).toMatchObject({ days: 365 });
    model.lookBack(90);
    expect(platform.hash()).toBe("#/feedback/nps?env=test");
    model.stop();
    await platform.pass(120_000);
    expect(asked).toHaveLength(3);
  });
});

describe("the people behind a figure", () => {
  const person = (user: string): Respondent => ({ user, at: "2026-05-04T12:00:00.000Z" });

  it("come page by page; a page that does not come is asked for again, and what is there stays", async () => {
    const cursors: (string | undefined)[] = [];
    let next: Result<Respondents, ApiFailure> = ok({
      total: 3,
      people: [person("ana"), person("ben")],
      cursor: "after ben",
    });
    const api = {
      feedback: () => Promise.resolve(ok(none)),
      respondents(_env: string, _id: string, _days: number, _which: object, cursor?: string) {
        cursors.push(cursor);
        return Promise.resolve(next);
      },
    };
    const asked = { id: "nps", who: "answered" };
    const model = createRespondents(api, fakePlatform(), "live", asked);
    await settle();
    next = LOST;
    await model.loadMore();
    expect(model.paging.value).toBe("failed");
    expect(valueOf(model.first)?.people).toHaveLength(2);
    next = ok({ total: 3, people: [person("cem")] });
    // Pressed twice, it is asked once.
    await Promise.all([model.loadMore(), model.loadMore()]);
    expect(model.more.value).toEqual([person("cem")]);
    expect(model.cursor.value).toBeUndefined();
    expect(cursors).toEqual([undefined, "after ben", "after ben"]);
    model.stop();
  });
});

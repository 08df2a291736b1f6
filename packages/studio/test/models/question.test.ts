import { fail, ok, type Result } from "@cairn/core";
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { ApiFailure, Patient } from "../../src/exchange.ts";
import { createQuestion } from "../../src/models/question.ts";
import { fakePlatform } from "../fake-platform.ts";

/** A question about `about`, whose askings are answered by hand. */
function aQuestion() {
  const platform = fakePlatform();
  const about = signal<string | undefined>("a");
  const asked: { about: string | undefined; patient: Patient; answer: (value: Told) => void }[] =
    [];
  const question = createQuestion<string>(
    platform,
    () => about.value,
    (patient) => new Promise((answer) => void asked.push({ about: about.peek(), patient, answer })),
  );
  const answer = async (value: Told): Promise<void> => {
    asked.at(-1)?.answer(value);
    await platform.pass(0);
  };
  return { platform, about, asked, question, answer, state: () => question.state.value };
}
type Told = Result<string, ApiFailure>;

describe("a question about the draft", () => {
  it("is asked at once, and again only when what it is about rests", async () => {
    const { platform, about, asked, answer, state } = aQuestion();
    await platform.pass(0);
    await answer(ok("first"));
    expect(state()).toMatchObject({ status: "answered", answer: { value: "first" } });
    about.value = "b";
    await platform.pass(1_000);
    about.value = "c";
    await platform.pass(1_000);
    expect(asked).toHaveLength(1);
    await platform.pass(200);
    expect(asked.map((one) => one.about)).toEqual(["a", "c"]);
    // What is known stays while it is asked again.
    expect(state()).toMatchObject({ status: "asking", answer: { value: "first" } });
  });

  it("calls off what it asked before, and takes no late answer to it", async () => {
    const { platform, about, asked, state } = aQuestion();
    await platform.pass(0);
    about.value = "b";
    await platform.pass(1_200);
    expect(asked.map(({ patient }) => patient.signal.aborted)).toEqual([true, false]);
    asked[0]?.answer(ok("late"));
    await platform.pass(0);
    expect(state().status).toBe("asking");
    expect(state().answer).toBeUndefined();
  });

  it("says how far it is", async () => {
    const { platform, asked, state } = aQuestion();
    await platform.pass(0);
    asked[0]?.patient.onProgress({ done: 3, all: 10 });
    expect(state()).toEqual({ status: "asking", progress: { done: 3, all: 10 } });
  });

  it("is asked again after a lost connection, and keeps the answer before", async () => {
    const { platform, about, asked, answer, state } = aQuestion();
    await platform.pass(0);
    await answer(ok("first"));
    about.value = "b";
    await platform.pass(1_200);
    await answer(fail({ kind: "lost" }));
    expect(state()).toMatchObject({ status: "lost", answer: { value: "first" } });
    await platform.pass(5_000);
    expect(asked).toHaveLength(3);
  });

  it("waits its turn where the collector answers others first, and is asked again by itself", async () => {
    const { platform, asked, answer, state } = aQuestion();
    await platform.pass(0);
    const problem = { type: "about:blank", title: "Too many", status: 429, detail: "Wait." };
    await answer(fail({ kind: "refused", problem }));
    expect(state().status).toBe("busy");
    await platform.pass(5_000);
    expect(asked).toHaveLength(2);
    await answer(ok("first"));
    expect(state()).toMatchObject({ status: "answered", answer: { value: "first" } });
  });

  it("waits where it cannot be asked as things stand", async () => {
    const { platform, about, asked, answer, state } = aQuestion();
    await platform.pass(0);
    await answer(ok("first"));
    about.value = undefined;
    await platform.pass(9_000);
    expect(asked).toHaveLength(1);
    expect(state()).toMatchObject({ status: "unfinished", answer: { value: "first" } });
  });

  it("asks nothing more once its screen is left", async () => {
    const { platform, about, asked, question } = aQuestion();
    await platform.pass(0);
    question.stop();
    about.value = "b";
    await platform.pass(9_000);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.patient.signal.aborted).toBe(true);
  });
});

// @vitest-environment happy-dom
import type { CompiledSurvey } from "@cairn/core";
import { afterEach, describe, expect, it } from "vitest";
import { mountWidgets } from "../../src/index.ts";
// Mounting imports these when they are needed; here they are fetched before anything waits for what they draw.
import "../../src/kinds.ts";
import { aQuestion, aSurvey } from "../ask-builders.ts";
import { aPort } from "../builders.ts";

let stop = () => {};
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

/** The survey on screen; as the stage does, it leaves the list when it is over. */
async function drawn(survey: CompiledSurvey) {
  const { port, showing, reported } = aPort({ guides: [survey] });
  stop = mountWidgets({
    ...port,
    report(happening) {
      reported.push(happening);
      if (happening.kind !== "shown" && happening.kind !== "answered") showing.value = [];
    },
  });
  showing.value = [{ guide: survey, because: "offered", open: true }];
  const shadow = document.querySelector("cairn-root")!.shadowRoot!;
  const card = () => shadow.querySelector<HTMLElement>("[part~=survey][part~=panel]");
  await expect.poll(card).not.toBeNull();
  const find = (selector: string) => card()!.querySelector<HTMLElement>(selector)!;
  const buttons = () => [...card()!.querySelectorAll("[part~=footer] button")];
  return {
    card,
    find,
    reported,
    ways: () => buttons().map(({ textContent }) => textContent),
    radios: () => [...card()!.querySelectorAll<HTMLInputElement>("[type=radio]")],
    async press(words: string) {
      (buttons().find(({ textContent }) => textContent === words) as HTMLElement).click();
      await Promise.resolve();
    },
    async point(element: HTMLElement) {
      element.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }));
      await Promise.resolve();
    },
    heading: () => find("h2").textContent,
  };
}

describe("survey", () => {
  it.each([
    ["nps", "0", "10", 11, "Not at all likely", "Extremely likely"],
    ["csat", "1", "5", 5, "Very dissatisfied", "Very satisfied"],
    ["ces", "1", "7", 7, "Very difficult", "Very easy"],
  ] as const)(
    "SCALE1 %s is a radio group from %s to %s, named by its question, its ends read with what they mean",
    async (kind, first, last, count, low, high) => {
      const { find, radios } = await drawn(aSurvey(aQuestion("how", kind)));
      const group = find("[role=radiogroup]");
      const asks = find(`#${group.getAttribute("aria-labelledby")}`);
      expect(asks.textContent).toBe("how?");
      const names = radios().map((radio) => radio.closest("label")!.textContent.trim());
      expect(names).toHaveLength(count);
      expect([names[0], names.at(-1)]).toEqual([`${first} ${low}`, `${last} ${high}`]);
      expect(new Set(radios().map(({ name }) => name)).size).toBe(1);
    },
  );

  it("SCALE2 takes the author's words for the ends", async () => {
    const question = { ...aQuestion("how", "nps"), low: "Never, {name|you}", high: "Gladly" };
    const { radios } = await drawn(aSurvey(question));
    const ends = [radios()[0]!, radios().at(-1)!].map((one) => one.closest("label")!.textContent);
    expect(ends).toEqual(["0 Never, Ada", "10 Gladly"]);
  });

  it("SCALE3 is answered by one click; by a key it waits for Send", async () => {
    const questions = [aQuestion("how", "csat"), aQuestion("ease", "ces")];
    const { radios, point, press, heading, ways, reported } = await drawn(aSurvey(...questions));
    await point(radios()[3]!);
    expect(heading()).toBe("ease?");
    expect(ways()).toEqual(["Back"]);
    radios()[6]!.click();
    await Promise.resolve();
    expect([heading(), radios()[6]!.checked]).toEqual(["ease?", true]);
    expect(ways()).toEqual(["Back", "Send"]);
    await press("Send");
    expect(reported.slice(-3)).toEqual([
      { kind: "answered", guide: "feedback", question: "how", answer: 4 },
      { kind: "answered", guide: "feedback", question: "ease", answer: 7 },
      { kind: "completed", guide: "feedback" },
    ]);
  });

  it("SURVEY12 tells how far it is only where there are more than two questions", async () => {
    const [one, two, three] = ["one", "two", "three"].map((id) => aQuestion(id, "csat"));
    const { card } = await drawn(aSurvey(one!, two!));
    expect(card()!.textContent).not.toContain("Question");
    stop();
    const { card: longer } = await drawn(aSurvey(one!, two!, three!));
    expect(longer()!.textContent).toContain("Question 1 of 3");
  });

  it("SURVEY13 takes several options in their own order, whatever the order of choosing", async () => {
    const { card, press, reported } = await drawn(aSurvey(aQuestion("missing", "multiple")));
    const boxes = [...card()!.querySelectorAll<HTMLInputElement>("[type=checkbox]")];
    for (const at of [2, 1, 0, 1]) {
      boxes[at]!.click();
      await Promise.resolve();
    }
    expect(boxes.map(({ checked }) => checked)).toEqual([true, false, true]);
    await press("Send");
    expect(reported).toContainEqual({
      kind: "answered",
      guide: "feedback",
      question: "missing",
      answer: ["a", "c"],
    });
  });

  it("13: a box for words is named by its question, takes 2000 characters, and gets no focus by itself", async () => {
    const survey = aSurvey(
      aQuestion("how", "csat"),
      aQuestion("why", "text", { isOptional: true }),
    );
    const { find, point, radios, ways } = await drawn(survey);
    await point(radios()[0]!);
    const box = find("textarea") as HTMLTextAreaElement;
    expect(find(`#${box.getAttribute("aria-labelledby")}`).textContent).toBe("why?");
    expect(box.maxLength).toBe(2000);
    const root = box.getRootNode() as ShadowRoot;
    expect(root.activeElement?.tagName).toBe("H2");
    expect(ways()).toEqual(["Back", "Skip"]);
  });

  it("SURVEY14 keeps what was written through back and forth", async () => {
    const survey = aSurvey(
      aQuestion("how", "csat"),
      aQuestion("why", "text", { isOptional: true }),
    );
    const { find, point, radios, press } = await drawn(survey);
    await point(radios()[1]!);
    const box = find("textarea") as HTMLTextAreaElement;
    box.value = "Slow";
    box.dispatchEvent(new Event("input", { bubbles: true }));
    await Promise.resolve();
    await press("Back");
    expect(radios()[1]!.checked).toBe(true);
    await press("Send");
    expect((find("textarea") as HTMLTextAreaElement).value).toBe("Slow");
  });

  it("SURVEY15 offers not now and never before the first answer only, and takes nobody's focus as it comes", async () => {
    const { ways, point, radios } = await drawn(
      aSurvey(aQuestion("how", "csat"), aQuestion("ease", "ces")),
    );
    expect(ways()).toEqual(["Not now", "Don't ask again"]);
    expect(document.activeElement).toBe(document.body);
    await point(radios()[0]!);
    expect(ways()).toEqual(["Back"]);
  });

  it("SURVEY16 thanks where the question was, with focus on the thanks, until they are closed", async () => {
    const { card, point, radios, heading, find } = await drawn(aSurvey(aQuestion("how", "csat")));
    await point(radios()[4]!);
    expect(heading()).toBe("Thank you, that helps.");
    expect((find("h2").getRootNode() as ShadowRoot).activeElement).toBe(find("h2"));
    find("[part~=close]").click();
    await expect.poll(card).toBeNull();
  });

  it("SURVEY17 is put away by Escape, but not by the one that ends the choosing of a character", async () => {
    const { find, card, reported } = await drawn(aSurvey(aQuestion("why", "text")));
    // Where it is prevented, a dialog of the page below does not close by the same key.
    const isTaken = (isComposing: boolean) =>
      !find("textarea").dispatchEvent(
        new KeyboardEvent("keydown", {
          key: "Escape",
          isComposing,
          bubbles: true,
          cancelable: true,
        }),
      );
    expect(isTaken(true)).toBe(false);
    expect(card()).not.toBeNull();
    expect(isTaken(false)).toBe(true);
    await expect.poll(card).toBeNull();
    expect(reported.at(-1)).toEqual({ kind: "dismissed", guide: "feedback" });
  });
});

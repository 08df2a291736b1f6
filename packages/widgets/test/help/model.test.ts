import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHelpModel, HELP } from "../../src/help/model.ts";
import { aFaq, aPort } from "../builders.ts";

const faqs = ["iban", "invoice number", "tax number"].map((question, at) =>
  aFaq(`q${at}`, question),
);

function arrange() {
  const setting = aPort({ faqs });
  return { ...setting, model: createHelpModel(setting.around) };
}

describe("help model", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("HELP1 shows what may help here first, the common questions where nothing does", () => {
    const { model, suggestions } = arrange();
    expect(model.list.value).toEqual({ kind: "common", faqs });
    suggestions.value = [faqs[2]!];
    expect(model.list.value).toEqual({ kind: "suggested", faqs: [faqs[2]] });
  });

  it("HELP2 finds while one types, and tells of a search only once it settled", () => {
    const { model, told, said } = arrange();
    model.open();
    for (const query of ["n", "nu", "number"]) {
      model.query.value = query;
      vi.advanceTimersByTime(300);
    }
    expect(model.list.value.faqs).toHaveLength(2);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(told).toEqual(["searched number 2"]);
    expect(said).toEqual(["2 answers"]);
  });

  it("HELP3 says so when nothing was found", () => {
    const { model, told, said } = arrange();
    model.open();
    model.query.value = " zebra ";
    vi.advanceTimersByTime(1000);
    expect(told).toEqual(["searched zebra 0"]);
    expect(said).toEqual(["No answer for “zebra” yet"]);
  });

  it("HELP4 does not count a search that was closed before it settled", () => {
    const { model, told } = arrange();
    model.open();
    model.query.value = "iban";
    model.close();
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([]);
  });

  it("HELP5 opens at the answer it was opened for, and forgets the last visit", () => {
    const { model, told, open } = arrange();
    model.open({ faq: "q0" });
    expect(model.answer.value).toBe(faqs[0]);
    expect(told).toEqual(["viewed q0"]);
    model.close();
    model.open();
    expect([open.value, model.answer.value, model.query.value]).toEqual([{}, undefined, ""]);
  });

  it("HELP6 takes one rating for an answer", () => {
    const { model, told } = arrange();
    model.open({ faq: "q0" });
    model.rate(false);
    model.rate(true);
    expect(model.rating.value).toBe(false);
    expect(told).toEqual(["viewed q0", "rated q0 false"]);
  });

  it("HELP7 hands over what was asked and read", () => {
    const { model, told } = arrange();
    model.open({ query: "iban" });
    model.read(faqs[0]!);
    model.contact();
    expect(told.at(-1)).toBe('contact {"query":"iban","faq":"q0"}');
  });

  it("HELP8 offers quietly, says it once, and offers nothing while help is open", () => {
    const { model, offered, said } = arrange();
    offered.value = faqs[0];
    expect(model.offered.value).toBe(faqs[0]);
    expect(said).toEqual(["This may help: iban"]);
    model.open();
    expect(model.offered.value).toBeUndefined();
  });

  it("HELP9 gives way when another panel is opened", () => {
    const { model, around } = arrange();
    model.open();
    expect(around.corner.value).toBe(HELP);
    around.corner.value = "start";
    expect(model.isOpen.value).toBe(false);
  });

  it("HELP10 does nothing more once stopped", () => {
    const { model, offered, said } = arrange();
    model.open();
    model.query.value = "iban";
    model.stop();
    offered.value = faqs[1];
    vi.advanceTimersByTime(2000);
    expect(said).toEqual([]);
  });

  it("HELP11 is called as the author calls it, or in words of its own", () => {
    const titleOf = (helpTitle: string) => createHelpModel(aPort({ helpTitle }).around).title;
    expect([titleOf("Hello, {name|there}"), titleOf("")]).toEqual(["Hello, Ada", "Help"]);
  });
});

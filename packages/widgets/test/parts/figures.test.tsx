// @vitest-environment happy-dom
import type { CompiledGuidebook } from "@cairn/core";
import type { ShownFigure } from "@cairn/sdk/port";
import { describe, expect, it } from "vitest";
import { Figures } from "../../src/parts/figures.tsx";
import { render } from "../../src/render/render.ts";
import { aFigure, aPort } from "../builders.ts";

function read(figures: readonly ShownFigure[], locale = "en"): readonly string[] {
  const { port } = aPort();
  const guidebook: CompiledGuidebook = { ...port.guidebook, locale };
  const place = document.createElement("div");
  render(<Figures figures={figures} port={{ ...port, guidebook }} />, place);
  return [...place.querySelectorAll("li")].map((item) => item.textContent.replace(/\s/g, " "));
}

describe("figures", () => {
  it("FIGURE1 says each number before the words for so many", () => {
    const label = { one: "invoice sent", other: "invoices sent" };
    expect(read([aFigure(1, { label }), aFigure(1234, { label })])).toEqual([
      "1 invoice sent",
      "1,234 invoices sent",
    ]);
  });

  it("FIGURE2 is as precise as it helps: tenths below 10, cents below 100", () => {
    const label = { one: "hour", other: "hours" };
    const hours = [1.04, 3.47, 12.6, 213.5].map((value) => aFigure(value, { label }));
    expect(read(hours)).toEqual(["1 hour", "3.5 hours", "13 hours", "214 hours"]);
    const money = [12.5, 1240.4].map((value) =>
      aFigure(value, { label: { other: "saved" }, currency: "EUR" }),
    );
    expect(read(money)).toEqual(["€12.50 saved", "€1,240 saved"]);
  });

  it("FIGURE3 counts and writes as the guidebook's language does, and takes `other` for a form that is missing", () => {
    const label = { few: "faktury", other: "faktur" };
    expect(
      read(
        [3, 5, 1].map((value) => aFigure(value, { label })),
        "pl",
      ),
    ).toEqual(["3 faktury", "5 faktur", "1 faktur"]);
    expect(read([aFigure(1234, { label: { other: "Stunden" } })], "de")).toEqual(["1.234 Stunden"]);
  });

  it("FIGURE4 fills in what is known about the person", () => {
    expect(read([aFigure(2, { label: { other: "hours for {name|you}" } })])).toEqual([
      "2 hours for Ada",
    ]);
  });
});

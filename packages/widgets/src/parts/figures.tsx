import type { ShownFigure, WidgetPort } from "@cairn/sdk/port";
import type { JSX } from "../render/jsx-runtime.ts";

/**
 * What somebody got so far: each number, then the author's words for so many of it. Number and words are in the language
 * of the guidebook, which may not be that of the page. Style text: `figuresCss`.
 */
export function Figures({
  figures,
  port,
}: {
  readonly figures: readonly ShownFigure[];
  readonly port: WidgetPort;
}): JSX.Element {
  const { locale } = port.guidebook;
  return (
    <ul part="figures">
      {figures.map(({ figure: { id, label, currency }, value }) => {
        const isMoney = !!currency;
        const how: Intl.NumberFormatOptions = {
          ...(isMoney && { style: "currency", currency }),
          // "3.5 hours" says more than "4 hours", "213.5" no more than "214"; of money, cents go from 100 on.
          maximumFractionDigits: value < (isMoney ? 100 : 10) ? 1 + Number(isMoney) : 0,
        };
        const form = new Intl.PluralRules(locale, how).select(value);
        return (
          <li part="figure" key={id}>
            <b>{new Intl.NumberFormat(locale, how).format(value)}</b>{" "}
            {port.personalise(label[form] ?? label["other"]!)}
          </li>
        );
      })}
    </ul>
  );
}

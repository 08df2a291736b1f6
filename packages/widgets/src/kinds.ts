// What comes later than the first load, as one chunk: fetched once, and best compressed together, in this order.
import { en as cancelWords } from "./cancel/en.ts";
import { cancelCss } from "./cancel/cancel.css.ts";
import { en as helpWords } from "./help/en.ts";
import { helpCss } from "./help/help.css.ts";
import { en as hintWords } from "./hint/en.ts";
import { hintCss } from "./hint/hint.css.ts";
import { noticeCss } from "./notice/notice.css.ts";
import { askCss } from "./parts/ask.css.ts";
import { figuresCss } from "./parts/figures.css.ts";
import { pointerCss } from "./pointer/pointer.css.ts";
import { en as surveyWords } from "./survey/en.ts";
import { surveyCss } from "./survey/survey.css.ts";
import { en as tourWords } from "./tour/en.ts";
import { tourCss } from "./tour/tour.css.ts";

export { drawHelp } from "./help/help.tsx";
export { recap } from "./recap/recap.tsx";
export { tour } from "./tour/tour.tsx";
export { survey } from "./survey/survey.tsx";
export { notice } from "./notice/notice.tsx";
export { hint } from "./hint/hint.tsx";
export { cancel } from "./cancel/cancel.tsx";
export { welcome } from "./welcome/welcome.tsx";

/** Style text of all of it. */
export const css =
  helpCss +
  noticeCss +
  figuresCss +
  pointerCss +
  tourCss +
  hintCss +
  askCss +
  surveyCss +
  cancelCss;

/** English words of all of it. */
export const en = {
  ...helpWords,
  ...tourWords,
  ...hintWords,
  ...surveyWords,
  ...cancelWords,
};

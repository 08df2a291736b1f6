/** What an occasion brings, in one file: what answers, and the place for what interrupts. */
export { createAnswers } from "./answers.ts";
export { createSlot } from "./slot.ts";

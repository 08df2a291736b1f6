import type { Messages } from "../messages/messages.ts";

/** The English words of the checklist. */
export const en = {
  progress: "{done} of {total} done",
  allDone: "All done",
  itemDone: "Done:",
  itemToDo: "To do:",
  itemSkipped: "Skipped:",
  notForMe: "Not for me",
  putBack: "Put back",
  hideChecklist: "Hide this list",
  finish: "Close the list",
  announceDone: "Done: {item}.",
} satisfies Partial<Messages>;

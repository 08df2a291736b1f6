import type { KeyScope, Role } from "@cairn/core/api";

/** What each role is called in the studio. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  viewer: "Viewer",
  editor: "Editor",
  publisher: "Publisher",
  admin: "Admin",
};

/** What each role may do, beside what those before it may. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  viewer: "sees everything and changes nothing",
  editor: "changes the draft, which nobody sees before it is published",
  publisher: "puts versions live, rolls back, pauses all guides",
  admin: "lets people in, makes keys, erases people",
};

/** What a secret key of each scope may do. */
export const SCOPE_WORDS: Readonly<Record<KeyScope, string>> = {
  ingest: "Send events, as a server that is believed",
  read: "Read everything that a viewer sees",
  write: "Change the draft",
  publish: "Publish, roll back and pause",
  admin: "Everything: keys, people, the team",
};

/** Why something can be read and not changed: "Changes here are for editors. You are a viewer; …". */
export function needsWords(needed: Role, own: Role): string {
  const above = needed === "admin" ? "" : " and above";
  return `Changes here are for ${needed}s${above}. You are ${article(own)} ${own}: an admin of your team can make you more.`;
}

function article(role: Role): string {
  return role === "editor" || role === "admin" ? "an" : "a";
}

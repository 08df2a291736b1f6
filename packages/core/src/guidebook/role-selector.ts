/** What has a role without naming it. An element that fits several has the first of them. */
const NATIVE: readonly (readonly [role: string, selector: string])[] = [
  ["link", "a"],
  ["button", "button,summary,[type=button],[type=submit]"],
  ["heading", "h1,h2,h3,h4,h5,h6"],
  ["checkbox", "[type=checkbox]"],
  ["radio", "[type=radio]"],
  ["combobox", "select"],
  ["textbox", "input,textarea"],
];

/** A selector of the elements that have the ARIA role: by the name they give it, or by what they are. */
export function roleSelector(role: string): string {
  const at = NATIVE.findIndex(([known]) => known === role);
  const named = `[role="${role.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ")}"]`;
  if (at < 0) return named;
  const before = NATIVE.slice(0, at).map(([, selector]) => selector);
  const others = [...before, "[role]:not([role=''])"].join(",");
  return `${named},:is(${NATIVE[at]![1]}):not(${others})`;
}

/** A stand-in for the customer's page: quiet shapes, one real button that hints can point at. Returns the button. */
export function buildPage(page: Document, showsTarget: boolean): Element {
  page.title = "Preview";
  page.documentElement.lang = "en";
  const Sheet = page.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  const sheet = new Sheet();
  sheet.replaceSync(PAGE_CSS);
  page.adoptedStyleSheets = [sheet];
  const body = page.createElement("div");
  body.className = "page";
  body.setAttribute("aria-hidden", "true");
  for (const name of ["bar", "title", "line", "line short", "card", "card"]) {
    const shape = page.createElement("div");
    shape.className = name;
    body.append(shape);
  }
  const target = page.createElement("div");
  target.id = "preview-target";
  target.className = "target";
  target.textContent = "The element it points at";
  target.hidden = !showsTarget;
  body.append(target);
  page.body.replaceChildren(body);
  return target;
}

const PAGE_CSS = `
html { color-scheme: light; background: #fff; height: 100%; overflow: hidden }
html[data-scheme="dark"] { color-scheme: dark; background: #1c1d1b }
body { margin: 0; height: 100%; font: 14px/1.5 system-ui, sans-serif }
.page { padding: 20px; display: grid; grid-template-columns: 1fr 1fr; gap: 12px }
.page > * { background: #eceae6; border-radius: 6px; grid-column: 1 / -1 }
.bar { height: 26px; margin: -20px -20px 6px; border-radius: 0 !important }
.title { height: 18px; width: 45% }
.line { height: 10px; width: 80% }
.short { width: 60% }
.page > .card { height: 56px; grid-column: auto }
.page > .target:not([hidden]) { justify-self: start; background: none; border: 1px solid #b9b5ac; color: #57534b; padding: 6px 12px }
[data-scheme="dark"] .page > * { background: #2b2c29 }
[data-scheme="dark"] .page > .target { background: none; border-color: #55554f; color: #c9c6be }
`;

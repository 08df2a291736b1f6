/** Colours of what Cairn shows to those who make a product, light and dark; plain, so that none is taken for a guide. */
export const toolTokens = `
:host { all: initial; --ground: #fdfcfa; --sunken: #f4f2ed; --text: #2b2824; --quiet: #655f56; --line: #d9d4ca;
  --good: #3d5729; --waiting: #6b5310; --bad: #8a2f1d; --focus: #4c6a34; --on-focus: #fff; color-scheme: light }
@media (prefers-color-scheme: dark) { :host { --ground: #24221f; --sunken: #2d2b27; --text: #eeeae3; --quiet: #b1aaa0;
  --line: #4a463f; --good: #a9c283; --waiting: #e0c067; --bad: #f0a08e; --focus: #a9c283; --on-focus: #1b2111; color-scheme: dark } }
@media print { :host { display: none } }
* { box-sizing: border-box }
[hidden] { display: none !important }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px }
`;

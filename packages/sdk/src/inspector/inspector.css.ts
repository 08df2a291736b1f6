import { toolTokens } from "./tool-tokens.css.ts";

/** Style text for a constructed sheet; plain on purpose, so that it is never taken for a guide. */
export const inspectorCss = `${toolTokens}section { position: fixed; inset: 12px auto auto 12px; width: min(400px, calc(100vw - 24px)); max-height: calc(100vh - 24px);
  margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 8px; background: var(--ground); color: var(--text);
  box-shadow: 0 8px 32px rgb(0 0 0 / .25); font: 13px/1.45 ui-sans-serif, system-ui, sans-serif; z-index: 2147483000;
  overflow: hidden; display: flex; flex-direction: column }
section:focus { outline: none }
header { display: grid; grid-template-columns: 1fr auto; gap: 0 8px; padding: 10px 12px; border-bottom: 1px solid var(--line) }
h2 { margin: 0; font-size: 14px; font-weight: 600 }
.summary { grid-column: 1; margin: 0; color: var(--quiet) }
header button { grid-area: 1 / 2 / 3 / 3; width: 28px; height: 28px; padding: 0; font-size: 18px; line-height: 1 }
.scroll { overflow: auto; overscroll-behavior: contain; padding: 0 12px 12px }
summary { padding: 10px 0 4px; font-weight: 600; cursor: pointer }
ul { list-style: none; margin: 0; padding: 0 }
li { border-top: 1px solid var(--line); padding: 7px 0; overflow-wrap: anywhere }
li li { border: 0; padding: 0 0 0 10px; color: var(--quiet) }
.head { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center }
b { font-weight: 600 }
.badge { font-size: 12px; color: var(--quiet) }
[data-tone=good] .badge { color: var(--good) } [data-tone=waiting] .badge { color: var(--waiting) }
[data-tone=bad] .badge { color: var(--bad) }
p { margin: 2px 0 }
.none { color: var(--quiet) } .none:empty { display: none }
button { margin-inline-start: auto; min-height: 24px; padding: 1px 8px; border: 1px solid var(--line); border-radius: 5px;
  background: var(--sunken); color: inherit; font: inherit; cursor: pointer }
button:hover { border-color: var(--quiet) }
`;

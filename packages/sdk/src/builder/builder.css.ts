import { toolTokens } from "../inspector/tool-tokens.css.ts";

/** Style text for a constructed sheet. */
export const builderCss = `${toolTokens}
[popover] { position: fixed; inset: auto; margin: 0; padding: 0; border: 0; background: none; color: var(--text); overflow: visible;
  font: 14px/1.5 ui-sans-serif, system-ui, sans-serif; z-index: 2147483000 }
.glass { inset: 0; width: 100%; height: 100%; cursor: crosshair; overflow: hidden; touch-action: pan-x pan-y }
.frame { inset: 0 auto auto 0; pointer-events: none; border: 2px solid var(--focus); border-radius: 3px; background: rgb(76 106 52 / .12);
  outline: 1px solid rgb(255 255 255 / .8); outline-offset: 0; width: 0; height: 0 }
.frame span { position: absolute; inset: auto auto 100% -2px; max-width: 320px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  padding: 1px 7px; border-radius: 3px; background: var(--focus); color: var(--on-focus); font-size: 12px }
.frame.below span { inset: 100% auto auto -2px }
.panel { width: min(372px, calc(100vw - 24px)); max-height: min(78vh, calc(100vh - 24px)); display: flex; flex-direction: column;
  border: 1px solid var(--line); border-radius: 10px; background: var(--ground); box-shadow: 0 8px 32px rgb(0 0 0 / .25) }
.panel:not(:popover-open) { display: none }
.panel[data-corner="bottom-right"] { inset: auto 12px 12px auto } .panel[data-corner="bottom-left"] { inset: auto auto 12px 12px }
.panel[data-corner="top-left"] { inset: 12px auto auto 12px } .panel[data-corner="top-right"] { inset: 12px 12px auto auto }
header { display: flex; align-items: start; gap: 4px; padding: 10px 10px 8px 14px; border-bottom: 1px solid var(--line) }
header div { flex: 1; min-width: 0 }
h2 { margin: 0; font-size: 14px; font-weight: 600; overflow-wrap: anywhere }
h3 { margin: 0; font-size: 14px; font-weight: 600; overflow-wrap: anywhere }
p { margin: 0 }
.quiet { color: var(--quiet); font-size: 13px }
.body { overflow: auto; overscroll-behavior: contain; padding: 12px 14px; display: grid; gap: 10px }
button { min-height: 32px; padding: 3px 12px; border: 1px solid var(--line); border-radius: 7px; background: var(--ground); color: inherit; font: inherit; cursor: pointer }
button:hover { border-color: var(--quiet) }
button[data-look=first] { background: var(--focus); border-color: var(--focus); color: var(--on-focus); font-weight: 600 }
button[data-look=icon] { min-width: 32px; padding: 3px 6px; border-color: transparent; background: none; color: var(--quiet) }
button[data-look=crumb] { min-height: 26px; padding: 0 6px; border: 0; background: none; color: var(--quiet); text-decoration: underline; text-underline-offset: 3px }
button[aria-pressed=true], button[aria-current] { border-color: var(--focus); color: var(--good); font-weight: 600 }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
.crumbs { display: flex; flex-wrap: wrap; align-items: center; gap: 0 2px; margin: 0 -6px; font-size: 13px }
.crumbs b { padding: 0 6px; font-weight: 600 }
.good { color: var(--good) } .bad { color: var(--bad) }
.verdict { padding: 7px 10px; border-radius: 7px; background: var(--sunken); font-weight: 600 }
[role=group] { display: grid; gap: 10px }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
ol, ul { margin: 0; padding: 0; list-style: none; display: grid; gap: 4px }
li.step { display: flex; gap: 8px; align-items: center }
li.step button { flex: 1; text-align: start; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
li.way { display: flex; gap: 10px; justify-content: space-between; font-size: 13px; color: var(--quiet) }
code { font: 12px/1.6 ui-monospace, monospace; overflow-wrap: anywhere; color: var(--text) }
li.way span:last-child { white-space: nowrap }
details summary { cursor: pointer; font-size: 13px; color: var(--quiet); padding: 2px 0 }
label { display: grid; gap: 4px; font-size: 13px; color: var(--quiet) }
input, select { min-height: 34px; padding: 4px 9px; border: 1px solid #8c857a; border-radius: 7px; background: var(--ground); color: var(--text); font: inherit; font-size: 14px; width: 100% }
kbd { font: 12px/1 ui-monospace, monospace; padding: 1px 5px; border: 1px solid var(--line); border-radius: 4px }
@media (prefers-reduced-motion: no-preference) { .frame { transition: all .08s ease-out } }
@media (forced-colors: active) { .frame { border-color: Highlight } button[data-look=first] { border: 2px solid Highlight } }
`;

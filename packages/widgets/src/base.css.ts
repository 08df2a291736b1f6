/** What every kind stands on: the isolated root, controls, the corner, and the words only heard. */
export const baseCss = `
:host{all:initial!important;display:contents!important;font-family:var(--cairn-font)!important;font-size:var(--cairn-font-size)!important;line-height:1.55!important;overflow-wrap:anywhere!important;color:var(--cairn-text)!important;color-scheme:var(--cairn-scheme)!important;-webkit-text-size-adjust:100%!important;text-align:left!important}
:host([dir=rtl]){text-align:right!important}
*,::before,::after{box-sizing:border-box}
h2,h3,p,li,span,small,button,a[part]{unicode-bidi:plaintext}
:where(h2,h3,p,ul,ol,figure,blockquote,pre){margin:0;padding:0}
:where(h2,h3){font-size:1.08em;font-weight:600;line-height:1.35;text-wrap:balance}
small{font-size:.8667em;line-height:1.4;color:var(--cairn-quiet)}
:where(ul,ol){list-style:none}
:where(button,a[part]){all:unset;box-sizing:border-box;cursor:pointer}
:where(button,a,input,textarea,[tabindex]):focus-visible{outline:2px solid var(--cairn-accent);outline-offset:2px}
[tabindex="-1"]:focus{outline:none}
svg{display:block;flex:none}
.heard{position:absolute!important;inline-size:1px;block-size:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[part~=corner]{all:unset;position:fixed;z-index:var(--cairn-z);inset-block-end:calc(var(--cairn-offset-block) + var(--lift,0px) + var(--clear,0px) + env(safe-area-inset-bottom));--aside:var(--cairn-offset-inline);inset-inline-end:calc(var(--aside) + env(safe-area-inset-right));display:flex;flex-direction:column;align-items:flex-end;gap:12px;inline-size:min(376px,100vw - 2*min(var(--cairn-offset-inline),20px));max-block-size:calc(100dvh - var(--cairn-offset-block) - var(--room,0px) - var(--clear,0px) - 12px - env(safe-area-inset-bottom) - env(safe-area-inset-top));pointer-events:none}
[part~=corner]>*{pointer-events:auto}
[data-side=start][part~=corner]{inset-inline:calc(var(--aside) + env(safe-area-inset-left)) auto;align-items:flex-start}
[part~=dock]{display:flex;max-inline-size:100%;flex-wrap:wrap;justify-content:flex-end;gap:10px;flex:none}
[part~=dock]:empty{display:none}
[data-side=start]>[part~=dock]{flex-direction:row-reverse}
[part~=panel]{display:flex;flex-direction:column;inline-size:100%;overflow:hidden}
[part~=scroll],[part~=dialog]{overflow-y:auto;overscroll-behavior:contain}
.sheet,[part~=launcher]{background:var(--cairn-surface);color:var(--cairn-text);border:1px solid var(--cairn-line);border-radius:var(--cairn-radius);box-shadow:var(--cairn-shadow)}
[part~=launcher],[part~=button]{display:inline-flex;align-items:center;justify-content:center;font-weight:550}
[part~=launcher]{max-inline-size:100%;gap:9px;min-block-size:44px;min-inline-size:44px;border-radius:22px}
[part~=button]{gap:6px;min-block-size:36px;padding:6px 14px;border-radius:calc(var(--cairn-radius)*.7);font-size:.9333em;line-height:1.3;text-align:center}
[part~=primary]{background:var(--cairn-accent);color:var(--cairn-on-accent)}
[part~=primary]:hover{background:var(--cairn-accent-strong)}
[part~=second]{border:1px solid var(--cairn-control);padding-block:5px}
[part~=quiet],[part~=icon],[part~=launcher][part~=help]{color:var(--cairn-quiet)}
[part~=quiet]{padding-inline:10px;font-weight:450}
[part~=icon]{display:inline-grid;place-items:center;flex:none;inline-size:32px;block-size:32px;border-radius:calc(var(--cairn-radius)*.7)}
button:is([part~=launcher],[part~=row],[part~=result],[part~=quiet],[part~=icon]):hover,[part~=second]:hover{background:var(--cairn-sunken)}
[part~=quiet]:hover,[part~=icon]:hover,[part~=launcher][part~=help]:hover{color:var(--cairn-text)}
[part~=row]:focus-visible,[part~=result]:focus-visible{outline-offset:-3px}
[part~=more]>svg{stroke-width:2.4}
[part~=menu]{display:grid;justify-items:start;border-block-start:1px solid var(--cairn-line);padding:6px}
[part~=menu]>[part~=button]{justify-content:flex-start;text-align:inherit}
[part~=dialog]{padding:0;inline-size:min(460px,100vw - 24px);max-inline-size:none;max-block-size:calc(100dvh - 24px)}
[part~=dialog]::backdrop{background:rgb(30 27 22/.46)}
[part~=rich]{display:grid;gap:.6em}
[part~=rich] :where(ul,ol){display:grid;gap:.3em;padding-inline-start:1.35em;list-style:disc}
[part~=rich] ol{list-style:decimal}
[part~=rich] li::marker{color:var(--cairn-quiet)}
[part~=rich] a{color:var(--cairn-accent);border-radius:2px}
[part~=rich] :where(code,pre){font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.9em;background:var(--cairn-sunken);border-radius:4px;padding:.1em .3em}
[part~=rich] pre{padding:.6em .8em;overflow-x:auto}
[part~=rich] blockquote{border-inline-start:3px solid var(--cairn-line);padding-inline-start:.8em;color:var(--cairn-quiet)}
[part~=rich] img{max-inline-size:100%;block-size:auto;border-radius:6px;display:block}
:host([dir=rtl]) [data-mirror]{transform:scaleX(-1)}
.row{display:flex;flex-wrap:wrap;align-items:center;gap:8px}
@media (max-width:440px){[part~=corner]{--aside:min(var(--cairn-offset-inline),12px);inline-size:calc(100vw - 24px)}}
@media (max-height:420px){[part~=corner]{gap:8px;inset-block-end:calc(8px + var(--lift,0px));max-block-size:calc(100vh - 16px - var(--room,0px));overflow-y:auto}[part~=panel]{flex:none}}
[part~=dialog][open]{animation:cairn-rise .2s ease-out}
@keyframes cairn-rise{0%{opacity:0;transform:translateY(8px)}}
@media (prefers-reduced-motion:reduce){*,::before,::after{animation:none!important}}
@media (forced-colors:active){[part~=primary]{border:1px solid}svg{color:CanvasText!important}}
@media print{:host{display:none!important}}
`;

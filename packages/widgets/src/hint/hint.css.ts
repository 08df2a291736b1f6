/** The look of tooltip and hotspot. */
export const hintCss = `
[part~=tooltip],[part~=hotspot]{position:fixed;inset:auto;margin:0;visibility:hidden}
:is([part~=tooltip],[part~=hotspot])[data-placed]:not([data-away]){visibility:visible}
[part~=tooltip]{padding:0;overflow:visible;inline-size:max-content;max-inline-size:min(320px,100vw - 20px);z-index:var(--cairn-z)}
[part~=tooltip]::backdrop{display:none}
[part~=arrow]{position:absolute;inline-size:11px;block-size:11px;background:inherit;border:1px solid var(--cairn-line);transform:rotate(45deg);clip-path:polygon(0 0,100% 0,0 100%)}
[data-placed=top]>[part~=arrow]{transform:rotate(225deg)}
[data-placed=left]>[part~=arrow]{transform:rotate(135deg)}
[data-placed=right]>[part~=arrow]{transform:rotate(-45deg)}
[part~=header][part~=hint]{display:flex;align-items:flex-start;gap:10px;padding-block:14px 4px;padding-inline:16px 8px}
[part~=header][part~=hint]>div{flex:1;min-inline-size:0;max-block-size:50dvh;overflow-y:auto}
[part~=header][part~=hint]>[part~=icon]{margin-block-start:-5px}
[part~=title][part~=hint]{font-size:1.02em;margin-block-end:3px}
[part~=footer][part~=hint]{display:flex;align-items:center;gap:8px;padding-block:8px 10px;padding-inline:16px 8px}
[part~=footer][part~=hint]>[part~=icon]{margin-inline-start:auto}
[part~=more]>svg{stroke-width:2.4}
[part~=menu]{display:grid;justify-items:start;border-block-start:1px solid var(--cairn-line);padding:6px}
[part~=menu]>[part~=button]{justify-content:flex-start;inline-size:100%;text-align:start}
[part~=hotspot]{inline-size:24px;block-size:24px;border-radius:50%;overflow:visible}
[part~=hotspot]::before,[part~=hotspot]::after{content:"";position:absolute;inset:6px;border-radius:50%;background:var(--cairn-accent);border:2px solid var(--cairn-surface);background-clip:padding-box;box-shadow:0 0 0 1px var(--cairn-accent)}
[part~=hotspot]::after{border:0;box-shadow:none;opacity:0}
@media (prefers-reduced-motion:no-preference){
[part~=tooltip][data-placed]{animation:cairn-appear .16s ease-out}
[part~=hotspot]:not([aria-expanded=true])::after{animation:cairn-pulse 2.4s ease-out infinite}
@keyframes cairn-appear{0%{opacity:0}}
@keyframes cairn-pulse{0%{opacity:.55;transform:scale(1)}70%,100%{opacity:0;transform:scale(2.4)}}
}
@media (forced-colors:active){[part~=hotspot]::before{background:Highlight;forced-color-adjust:none}}
`;

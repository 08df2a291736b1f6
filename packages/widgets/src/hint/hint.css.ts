/** The look of the hotspot. */
export const hintCss = `
[part~=hotspot]{position:fixed;visibility:hidden;inline-size:24px;block-size:24px;border-radius:50%}
[part~=hotspot]::before,[part~=hotspot]::after{content:"";position:absolute;inset:6px;border-radius:50%;background:var(--cairn-accent);border:2px solid var(--cairn-surface);background-clip:padding-box;box-shadow:0 0 0 1px var(--cairn-accent)}
[part~=hotspot]::after{border:0;box-shadow:none;opacity:0}
[part~=hotspot]:not([aria-expanded=true])::after{animation:cairn-pulse 2.4s ease-out infinite}
@keyframes cairn-pulse{0%{opacity:.55;transform:scale(1)}70%,100%{opacity:0;transform:scale(2.4)}}
@media (forced-colors:active){[part~=hotspot]::before{background:Highlight;forced-color-adjust:none}}
`;

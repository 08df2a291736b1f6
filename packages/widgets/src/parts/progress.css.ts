/** Stones in three greys, the top one in lichen; a fresh stone settles, or is simply there. */
export const progressCss = `
[part~=cairn]{overflow:visible}
[part~=ground]{stroke:var(--cairn-line);stroke-width:1.5;stroke-linecap:round}
[part~=place]{fill:none;stroke:var(--cairn-control);stroke-width:1;stroke-dasharray:2.5 3;opacity:.55}
[data-shade]{stroke:var(--cairn-surface);stroke-width:3;paint-order:stroke}
[data-shade="1"]{fill:var(--cairn-stone-1)}
[data-shade="2"]{fill:var(--cairn-stone-2)}
[data-shade="3"]{fill:var(--cairn-stone-3)}
[data-shade=top]{fill:var(--cairn-accent)}
[part~=light]{fill:none;stroke:#fff;stroke-opacity:.38;stroke-width:3;stroke-linecap:round}
@media (prefers-reduced-motion:no-preference){
[part~=fresh]{animation:cairn-settle .55s cubic-bezier(.3,1.35,.5,1) both}
@keyframes cairn-settle{0%{transform:translateY(-14px);opacity:0}45%{opacity:1}}
}
@media (forced-colors:active){
[data-shade]{fill:CanvasText;stroke:Canvas}
[data-shade=top]{fill:Highlight}
[part~=place],[part~=ground]{stroke:GrayText;opacity:1}
[part~=light]{stroke:none}
}
`;

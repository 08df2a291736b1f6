/** Stones in three greys, the top one in lichen; a fresh stone settles, or is simply there. */
export const progressCss = `
[part~=cairn]{overflow:visible}
[data-shade]{stroke:var(--cairn-surface);stroke-width:3;paint-order:stroke}
[data-shade="1"]{fill:var(--cairn-stone-1)}
[data-shade="2"]{fill:var(--cairn-stone-2)}
[data-shade="3"]{fill:var(--cairn-stone-3)}
[data-shade=top]{fill:var(--cairn-accent)}
[data-shade=none]{fill:var(--cairn-line);fill-opacity:.62}
[part~=fresh]{animation:cairn-settle .55s cubic-bezier(.3,1.35,.5,1) both}
@keyframes cairn-settle{0%{transform:translateY(-14px);opacity:0}45%{opacity:1}}
@media (forced-colors:active){
[data-shade]{fill:CanvasText;stroke:Canvas}
[data-shade=top]{fill:Highlight}
[data-shade=none]{fill:Canvas;stroke:GrayText;stroke-width:2}
[part~=lit]{display:none}
}
`;

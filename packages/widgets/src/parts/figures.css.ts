/** Large numbers over quiet words, side by side as long as there is room. */
export const figuresCss = `
[part~=figures]{margin-block:10px 12px;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(112px,100%),1fr));gap:8px}
[part~=figure]{padding:11px 14px 12px;background:var(--cairn-sunken);border-radius:calc(var(--cairn-radius)*.8);font-size:.9333em;line-height:1.4;color:var(--cairn-quiet)}
[part~=figure]>b{display:block;font-size:1.7em;font-weight:600;line-height:1.25;color:var(--cairn-text)}
@media (forced-colors:active){[part~=figure]{border:1px solid}}
`;

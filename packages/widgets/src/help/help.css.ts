/** The look of the help popup and its offer. */
export const helpCss = `
[part~=card]{inline-size:min(100%,340px);display:grid;grid-template-columns:auto 1fr;column-gap:12px;padding:16px;flex:none}
[part~=card]>svg{padding:4px;inline-size:32px;block-size:32px;border-radius:50%;background:var(--cairn-soft);color:var(--cairn-accent)}
[part~=card] [part~=title]{font-weight:600;line-height:1.4;margin-block:1px 11px}
[part~=label]{color:var(--cairn-quiet);font-size:.8667em;font-weight:500}
[part~=header][part~=help]{display:flex;align-items:center;gap:6px;padding-block:12px 8px;padding-inline:20px 12px;flex:none}
[part~=header][part~=help]:has([part~=back]){padding-inline-start:12px}
[part~=header][part~=help]>h2{flex:1}
[part~=search]{position:relative;flex:none;padding:2px 20px 14px}
[part~=search]>svg{position:absolute;inset-block-start:12px;inset-inline-start:31px;color:var(--cairn-quiet);pointer-events:none}
[part~=input]{all:unset;box-sizing:border-box;inline-size:100%;min-block-size:40px;padding-block:8px;padding-inline:40px 12px;background:var(--cairn-surface);border:1px solid var(--cairn-control);border-radius:calc(var(--cairn-radius)*.8);line-height:1.4;cursor:text}
[part~=input]::placeholder{color:var(--cairn-quiet);opacity:1}
[part~=input]:focus-visible{outline:2px solid var(--cairn-accent);border-color:transparent}
[part~=scroll][part~=help]{border-block-start:1px solid var(--cairn-line)}
[part~=scroll]>[part~=label]{padding:12px 20px 4px}
[part~=results]{padding-block-end:6px}
[part~=result]{display:flex;align-items:center;gap:10px;inline-size:100%;min-block-size:44px;padding-block:9px;padding-inline:20px 16px}
[part~=result]>span{flex:1;min-inline-size:0}
[part~=result]>svg{color:var(--cairn-quiet)}
[part~=empty]{padding:20px}
[part~=empty]>p+p{color:var(--cairn-quiet);font-size:.9333em;margin-block-start:3px}
[part~=answer]{padding:16px 20px 18px}
[part~=answer]>h3{margin-block-end:8px}
[part~=answer]>.row{margin-block-start:14px}
[part~=rating]{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding:12px 20px;border-block-start:1px solid var(--cairn-line)}
[part~=rating]>p{margin-inline-end:auto}
[part~=rating]>.row{inline-size:100%}
[part~=footer][part~=help]{flex:none;border-block-start:1px solid var(--cairn-line);padding:12px 20px;background:var(--cairn-sunken);display:grid;gap:8px}
[part~=footer][part~=help]:empty{display:none}
@media (pointer:coarse){[part~=input]{font-size:max(1em,16px)}}
[part~=help] small{flex:1 1 140px}
[part~=help] .row{column-gap:12px}
[part~=card]{animation:cairn-rise .2s ease-out}
`;

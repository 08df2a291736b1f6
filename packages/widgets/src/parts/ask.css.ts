/** What asks: a heading, choices as rows that are wholly targets, ways on. */
export const askCss = `
.ask{display:grid;gap:14px;padding:18px min(22px,6vw) 20px;overflow-y:auto}
.ask>:first-child{display:flex;justify-content:space-between;gap:8px}
.ask>:first-child p{font-size:.8667em;line-height:1.4;color:var(--cairn-quiet)}
.ask [part~=close]{margin:-4px}
.ask>.row:empty{display:none}
.ask .row>[part~=quiet]:first-child{margin-inline-start:-10px}
[part~=choices]{display:grid;gap:8px}
[part~=choice],[part~=text]{padding:10px 13px;border:1px solid var(--cairn-line);border-radius:calc(var(--cairn-radius)*.8)}
[part~=choice]{display:flex;gap:11px;cursor:pointer}
[part~=choice]:hover{background:var(--cairn-sunken)}
[part~=choice]>input{flex:none;inline-size:18px;block-size:18px;margin:.17em 0 0;accent-color:var(--cairn-accent);cursor:inherit}
[part~=choice]:has(:checked){background:var(--cairn-soft);border-color:var(--cairn-accent)}
[part~=choice]:has(:focus-visible){outline:2px solid var(--cairn-accent);outline-offset:2px}
[part~=choice]>:focus-visible{outline:none}
[part~=choice] small{display:block}
`;

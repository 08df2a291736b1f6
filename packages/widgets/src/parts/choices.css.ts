/** Choices as rows, each wholly a target, with the browser's own radio buttons and boxes in the accent. */
export const choicesCss = `
[part~=choices]{display:grid;gap:8px}
[part~=choice]{position:relative;display:flex;gap:11px;padding:10px 13px;border:1px solid var(--cairn-line);border-radius:calc(var(--cairn-radius)*.8);line-height:1.45;cursor:pointer}
[part~=choice]:hover{background:var(--cairn-sunken)}
[part~=choice]>input{flex:none;inline-size:18px;block-size:18px;margin:.15em 0 0;accent-color:var(--cairn-accent);cursor:inherit}
[part~=choice]:has(:checked){background:var(--cairn-soft);border-color:var(--cairn-accent)}
[part~=choice]:has(:focus-visible){outline:2px solid var(--cairn-accent);outline-offset:2px}
[part~=choice]:has(:focus-visible)>input{outline:none}
[part~=choice] small{display:block;font-size:.9333em;color:var(--cairn-quiet)}
[part~=button]:disabled{opacity:.5;cursor:default}
`;

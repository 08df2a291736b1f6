/** The look of the card beside an element. It is unseen until its place is known. */
export const pointerCss = `
.pointer{position:fixed;inset:auto;margin:0;visibility:hidden;display:flex;flex-direction:column;padding:0;overflow:visible;inline-size:max-content;max-inline-size:min(320px,100vw - 20px);z-index:var(--cairn-z)}
[data-placed]:not([data-away]){visibility:visible}
.pointer>[part~=arrow]{position:absolute;inline-size:11px;block-size:11px;background:inherit;border:1px solid var(--cairn-line);transform:rotate(45deg);clip-path:polygon(0 0,100% 0,0 100%)}
[data-placed=top]>[part~=arrow]{transform:rotate(225deg)}
[data-placed=left]>[part~=arrow]{transform:rotate(135deg)}
[data-placed=right]>[part~=arrow]{transform:rotate(-45deg)}
.pointer>[part~=header]{display:flex;align-items:flex-start;gap:10px;min-block-size:0;padding-block:14px 4px;padding-inline:16px 8px}
.pointer>[part~=header]>div{flex:1;align-self:stretch;max-block-size:50dvh;overflow-y:auto}
.pointer>[part~=header]>[part~=icon]{margin-block-start:-5px}
.pointer [part~=title]{margin-block-end:3px}
.pointer>[part~=footer]{display:flex;flex-wrap:wrap;align-items:center;justify-content:flex-end;gap:8px;padding-block:8px 10px;padding-inline:16px 8px}
.pointer>[part~=footer]>:first-child:not(:last-child){margin-inline-end:auto}
.pointer>[part~=menu]>[part~=button]{inline-size:100%}
.pointer[data-placed],[part~=spotlight]{animation:cairn-appear .16s ease-out}
@keyframes cairn-appear{0%{opacity:0}}
`;

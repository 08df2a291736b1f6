/** The look of the cancel flow. Its two ways on are of one size and one look. */
export const cancelCss = `
[part~=dialog][part~=cancel]{padding:22px 24px 24px}
[part~=body][part~=cancel]{display:grid;gap:16px}
[part~=header][part~=cancel]{display:flex;align-items:flex-start;gap:12px}
[part~=header][part~=cancel]>div{flex:1;max-block-size:none}
[part~=header][part~=cancel]>[part~=icon]{margin-block:-4px;margin-inline-end:-8px}
[part~=header][part~=cancel] p{font-size:.8667em;color:var(--cairn-quiet);margin-block-end:2px}
[part~=title][part~=cancel]{font-size:1.26em;letter-spacing:-.01em}
[part~=footer][part~=cancel]{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(170px,100%),1fr));gap:10px;margin-block-start:4px}
`;

/** The look of the welcome question. */
export const welcomeCss = `
[part~=dialog][part~=welcome]{padding:24px}
[part~=body][part~=welcome]{display:grid;gap:14px}
[part~=title][part~=welcome]{font-size:1.26em;letter-spacing:-.01em}
[part~=choice][part~=choice] b{font-weight:550}
[part~=footer][part~=welcome]{display:flex;flex-wrap:wrap;align-items:center;gap:8px;margin-block-start:4px}
`;

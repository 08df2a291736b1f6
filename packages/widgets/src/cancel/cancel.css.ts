/** The look of the cancel flow: its two ways on are of one size and one look. */
export const cancelCss = `
[part~=footer][part~=cancel]>*{flex:1 1 160px}
`;

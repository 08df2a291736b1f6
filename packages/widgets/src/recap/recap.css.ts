/** What a recap looks like beyond a notice: its figures have room, and stand before the words. */
export const recapCss = `
[part~=body]>[part~=figures]{margin-block:10px 12px}
`;

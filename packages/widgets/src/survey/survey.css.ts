/** The look of the survey: a scale as one bar of segments with its ends explained below, a box for words. */
export const surveyCss = `
[part~=footer][part~=survey]>[type=submit]{margin-inline-start:auto}
[part~=scale]{display:flex;position:relative;padding-block-end:2.9em}
[part~=scale]>[part~=choice]{flex:1;display:grid;padding:0;margin-inline-start:-1px;border-color:var(--cairn-control);border-radius:0}
[part~=scale]>[part~=choice]>*{all:unset;grid-area:1/1;place-self:center;pointer-events:none}
[part~=scale]>[part~=choice]>input{block-size:42px;inline-size:100%;pointer-events:auto;cursor:pointer}
[part~=scale]>[part~=choice]:has(:checked){background:var(--cairn-accent);color:var(--cairn-on-accent);forced-color-adjust:none}
[part~=scale]>[part~=choice]:first-child{border-start-start-radius:8px;border-end-start-radius:8px}
[part~=scale]>[part~=choice]:last-child{border-start-end-radius:8px;border-end-end-radius:8px}
[part~=scale] small{position:absolute;inset-block-start:50px;inset-inline-start:0;max-inline-size:46%}
[part~=scale]>:last-child small{inset-inline:auto 0;text-align:end}
[part~=text][part~=survey]{font:inherit;font-size:max(1em,16px);color:inherit;background:none;border-color:var(--cairn-control);resize:vertical}
`;

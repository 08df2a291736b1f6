/** The look of the survey: a card in the corner, a scale as one bar of segments with its ends explained below. */
export const surveyCss = `
[part~=panel][part~=survey]{overflow-y:auto}
[part~=body][part~=survey]{padding:16px 20px}
[part~=title][part~=survey]{font-size:1.06em}
[part~=footer][part~=survey]>[type=submit]{margin-inline-start:auto}
[part~=scale]{display:flex;position:relative;padding-block-end:2.9em}
[part~=scale]>[part~=choice]{flex:1;display:grid;padding:0;margin-inline-start:-1px;border-color:var(--cairn-control);border-radius:0}
[part~=scale]>[part~=choice]>*{all:unset;grid-area:1/1;place-self:center;pointer-events:none}
[part~=scale]>[part~=choice]>input{block-size:42px;inline-size:100%;pointer-events:auto;cursor:pointer}
[part~=scale]>[part~=choice]:has(:checked){background:var(--cairn-accent);color:var(--cairn-on-accent);forced-color-adjust:none}
[part~=scale]>:has(:focus-visible){z-index:1}
[part~=scale]>:first-child{border-start-start-radius:8px!important;border-end-start-radius:8px!important}
[part~=scale]>:last-child{border-start-end-radius:8px!important;border-end-end-radius:8px!important}
[part~=scale] small{position:absolute;inset-block-start:50px;max-inline-size:46%}
[part~=scale]>:first-child small{inset-inline-start:1px}
[part~=scale]>:last-child small{inset-inline-end:0;text-align:end}
[part~=text]{font:inherit;font-size:max(1em,16px);color:inherit;background:none;border:1px solid var(--cairn-control);border-radius:calc(var(--cairn-radius)*.8);padding:8px 12px;resize:vertical}
[part~=text]:focus{outline:2px solid var(--cairn-accent)}
`;

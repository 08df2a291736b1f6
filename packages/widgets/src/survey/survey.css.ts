/** The look of the survey: a card in the corner, a scale as one bar of segments. */
export const surveyCss = `
.ask{display:flex;flex-direction:column;min-block-size:0}
[part~=header][part~=survey]{display:flex;align-items:flex-start;gap:6px}
[part~=header][part~=survey]>[part~=icon]{margin-block-start:-5px}
[part~=header][part~=survey]>div{flex:1;max-block-size:none;min-inline-size:0}
[part~=progress][part~=survey]{font-size:.8667em;color:var(--cairn-quiet);margin-block-end:2px}
[part~=title][part~=survey]{font-size:1.06em}
[part~=scroll][part~=survey]{display:grid;gap:12px;padding-block:16px 4px;padding-inline:20px 14px}
[part~=scroll]>:not([part~=header]){margin-inline-end:6px}
[part~=scale]{display:flex;margin-block-start:2px}
[part~=scale]>[part~=choice]{flex:1;min-inline-size:0;min-block-size:42px;padding:0;place-content:center;align-items:center;margin-inline-start:-1px;border-color:var(--cairn-control);border-radius:0;font-weight:550;font-variant-numeric:tabular-nums}
[part~=scale]>:first-child{margin:0;border-start-start-radius:8px;border-end-start-radius:8px}
[part~=scale]>:last-child{border-start-end-radius:8px;border-end-end-radius:8px}
[part~=scale]>*>input{all:unset;position:absolute;inset:0;cursor:pointer}
[part~=scale]>:has(:checked){background:var(--cairn-accent);color:var(--cairn-on-accent);z-index:1}
[part~=scale]>:has(:focus-visible){z-index:2}
[part~=ends]{display:flex;justify-content:space-between;gap:16px;margin-block-start:-6px;font-size:.8667em;line-height:1.4;color:var(--cairn-quiet)}
[part~=ends]>:last-child{text-align:end}
[part~=text]{all:unset;box-sizing:border-box;inline-size:calc(100% - 6px);min-block-size:84px;padding:9px 12px;border:1px solid var(--cairn-control);border-radius:calc(var(--cairn-radius)*.8);font-size:1em;line-height:1.45;white-space:pre-wrap;overflow-wrap:anywhere;overflow-y:auto;resize:vertical;cursor:text}
[part~=text]:focus{outline:2px solid var(--cairn-accent);border-color:transparent}
[part~=footer][part~=survey]{flex:none;display:flex;flex-wrap:wrap;align-items:center;gap:2px 4px;padding-block:8px 14px;padding-inline:10px 20px;min-block-size:36px}
[part~=footer]>[type=submit]{margin-inline-start:auto}
[part~=thanks]{padding:6px 0 12px}
@media (pointer:coarse){[part~=text]{font-size:max(1em,16px)}}
@media (forced-colors:active){[part~=scale]>:has(:checked){forced-color-adjust:none;background:Highlight;color:HighlightText}}
@media (prefers-reduced-motion:no-preference){[part~=panel][part~=survey]{animation:cairn-rise .28s ease-out}}
`;

/** The look of the checklist. */
export const checklistCss = `
[part~=launcher][part~=checklist]{padding-inline:9px 17px;font-variant-numeric:tabular-nums}
[part~=launcher][data-small]{padding:0}
[part~=header][part~=checklist]{display:flex;align-items:center;gap:14px;padding-block:18px 14px;padding-inline:20px 14px;flex:none}
[part~=header]>div{flex:1;max-block-size:40dvh;overflow-y:auto}
[part~=header][part~=checklist]>[part~=icon]{align-self:flex-start;margin-block-start:-6px}
[part~=progress]{color:var(--cairn-quiet);font-size:.9333em;font-variant-numeric:tabular-nums}
[part~=scroll][part~=checklist]>[part~=rich],[part~=done]{padding:0 20px 14px}
[part~=done]{font-weight:500}
[part~=item]{border-block-start:1px solid var(--cairn-line)}
[part~=row]{display:flex;align-items:flex-start;gap:12px;inline-size:100%;padding-block:12px;padding-inline:20px 16px;min-block-size:48px}
[part~=row]>span:nth-child(2){flex:1}
[part~=row]>[part~=quiet]{margin:-6px -2px}
[part~=row]>svg{color:var(--cairn-quiet);margin-block-start:.14em}
[part~=row][aria-expanded=true]>svg{transform:scaleY(-1)}
[part~=item]:is([data-status=done],[data-status=skipped])>div{color:var(--cairn-quiet)}
[part~=row][aria-expanded=true]{font-weight:600}
[part~=mark]{flex:none;display:grid;place-items:center;inline-size:22px;block-size:22px;margin-block-start:.04em;border-radius:50%;border:1.5px solid var(--cairn-control)}
[part~=mark][data-status=current]{border:2px solid var(--cairn-accent);background:var(--cairn-soft)}
[part~=mark][data-status=done]{background:var(--cairn-accent);border-color:var(--cairn-accent);color:var(--cairn-on-accent)}
[part~=mark][data-status=skipped]{border-style:dashed;color:var(--cairn-quiet)}
[part~=detail]{padding-block:0 16px;padding-inline:54px 20px}
[part~=detail] .row{margin-block-start:12px}
[part~=inline]{box-shadow:none;overflow:hidden}
[part~=footer][part~=checklist]{flex:none;border-block-start:1px solid var(--cairn-line);padding:6px 10px}
@media (max-height:420px){[part~=header]>[part~=cairn]{display:none}}
@media (forced-colors:active){[part~=mark][data-status=done]{forced-color-adjust:none;background:CanvasText;color:Canvas;border-color:CanvasText}}
[data-complete] [part~=done]{animation:cairn-rise .5s .25s both}
`;

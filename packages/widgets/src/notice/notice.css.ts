/** The look of modal, banner and slideout. */
export const noticeCss = `
[part~=notice]:is([part~=dialog],[part~=slideout]){display:grid;grid-template-columns:auto minmax(0,1fr);align-content:start;gap:14px 0;padding:20px 24px 22px}
[part~=slideout]{position:relative;inline-size:min(100%,348px);max-block-size:100%;overflow-y:auto;flex:0 1 auto;min-block-size:0}
[part~=slideout][part~=notice]{padding:16px 18px}
[part~=notice]>[part~=close]{position:absolute;inset-block-start:12px;inset-inline-end:12px}
[part~=notice]>:not([part~=sign],[part~=close]){grid-column:2}
[part~=message]{min-inline-size:0}
[part~=title][part~=notice]{font-size:1.04em;padding-inline-end:30px}
[part~=dialog]>*>[part~=title][part~=notice]{font-size:1.26em;letter-spacing:-.01em}
[part~=body]{margin-block-start:5px}
[part~=sign]{display:grid;align-self:start;margin-inline-end:14px}
[data-tone=alert]>[part~=sign]{color:var(--cairn-alert)}
[part~=footer][part~=notice]{display:flex;flex-wrap:wrap;align-items:center;gap:8px}
[part~=footer][part~=notice]>[part~=icon]{margin-inline-start:auto}
[part~=menu][part~=notice]{margin:0 -12px -12px;padding-block-end:0}
[part~=banner]{position:fixed;z-index:var(--cairn-z);inset:auto 12px;inset-block-start:calc(12px + env(safe-area-inset-top));inline-size:auto;max-inline-size:1120px;max-block-size:60dvh;overflow-y:auto;margin:0 auto;padding-block:10px;padding-inline:18px 52px;display:flex;flex-wrap:wrap;align-items:center;gap:8px 16px}
[part~=banner][data-edge=bottom]{inset-block:auto calc(12px + env(safe-area-inset-bottom))}
[part~=banner]>[part~=message]{flex:1 1 180px}
[part~=banner] :is(h2,[part~=body],[part~=rich],[part~=rich]>p){display:inline;padding:0;font-size:1em}
[part~=banner]>[part~=sign]{align-self:center;margin:0 -4px 0 0}
[part~=banner] [part~=cairn]{inline-size:34px;block-size:34px}
[part~=banner]>[part~=menu]{order:1;flex:1 0 100%;display:flex;flex-wrap:wrap;justify-content:flex-end;margin:0;padding:2px 0 0}
[part~=dialog][data-tone=celebrate]{grid-template-columns:1fr;justify-items:center;text-align:center;padding-block-start:34px}
[part~=dialog][data-tone=celebrate]>*{grid-column:1!important}
[data-tone=celebrate]>*>[part~=title]{padding:0}
[part~=dialog]>[part~=sign]>[part~=cairn]{inline-size:104px;block-size:104px}
[part~=dialog][data-tone=celebrate]>[part~=sign]{margin:0}
@media (max-width:440px){[part~=banner]{inset-inline:8px}}
@media (prefers-reduced-motion:no-preference){[part~=notice]:is([part~=slideout],[part~=banner]){animation:cairn-rise .2s ease-out}[part~=sign] [part~=fresh]{animation-delay:calc(sibling-index()*.1s)}}
`;

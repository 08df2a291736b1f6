/** The look of modal, banner and slideout. */
export const noticeCss = `
[part~=notice]:is([part~=dialog],[part~=slideout]){padding:20px 24px 22px}
[part~=slideout]{position:relative;inline-size:min(100%,348px);overflow-y:auto}
[part~=notice]>[part~=close]{position:absolute;inset-block-start:12px;inset-inline-end:12px}
[part~=message]{display:flow-root}
[part~=title][part~=notice]{padding-inline-end:30px}
[part~=dialog]>*>[part~=title][part~=notice]{font-size:1.26em}
[part~=body][part~=notice]{margin-block:5px 14px}
[part~=sign]{float:inline-start;margin-inline-end:14px}
[data-tone=alert]>[part~=sign]{color:var(--cairn-alert)}
[part~=footer][part~=notice]>[part~=icon]{margin-inline-start:auto}
[part~=menu][part~=notice]{margin:14px -12px -12px}
[part~=banner]{position:fixed;z-index:var(--cairn-z);inset:auto 12px;inset-block-start:calc(12px + env(safe-area-inset-top));inline-size:auto;max-inline-size:1120px;max-block-size:60dvh;overflow-y:auto;margin:0 auto;padding-block:10px;padding-inline:18px 52px;display:flex;flex-wrap:wrap;align-items:center;gap:8px 16px}
[part~=banner][data-edge=bottom]{inset-block:auto calc(12px + env(safe-area-inset-bottom))}
[part~=banner]>[part~=message]{flex:1 1 180px}
[part~=banner] :is(h2,[part~=body],[part~=rich],[part~=rich]>p){display:inline;padding:0;font-size:1em}
[part~=banner]>[part~=sign]{margin:0}
[part~=banner] [part~=cairn]{inline-size:34px;block-size:34px}
[part~=banner]>[part~=menu]{flex:1 0 100%;margin:0}
[part~=dialog][data-tone=celebrate]{text-align:center;padding-block-start:34px}
[part~=dialog][data-tone=celebrate]>*{float:none;margin:0;padding:0;justify-content:center}
[part~=dialog][data-tone=celebrate] :is(h2,[part~=more]){margin:0;padding:0}
[part~=dialog] [part~=cairn]{inline-size:104px;block-size:104px;margin:0 auto 14px}
[part~=notice]:is([part~=slideout],[part~=banner]){animation:cairn-rise .2s ease-out}
[part~=sign] [part~=fresh]{animation-delay:calc(sibling-index()*.1s)}
`;

/** The look of the modal notice. */
export const noticeCss = `
[part~=dialog]{margin:auto;padding:0;inline-size:min(460px,100vw - 24px);max-inline-size:none;max-block-size:calc(100dvh - 24px);overflow-y:auto;overscroll-behavior:contain}
[part~=dialog]:focus-visible{outline:none}
[part~=dialog]::backdrop{background:rgb(30 27 22/.46)}
[part~=header][part~=notice]{display:flex;align-items:flex-start;gap:12px;padding-block:20px 8px;padding-inline:24px 14px}
[part~=header][part~=notice]>h2{flex:1;font-size:1.26em;letter-spacing:-.01em}
[part~=header][part~=notice]>[part~=icon]{margin-block-start:-2px}
[part~=body]{padding:2px 24px 18px}
[part~=footer][part~=notice]{display:flex;flex-wrap:wrap;gap:10px;padding:0 24px 22px}
@media (prefers-reduced-motion:no-preference){[part~=dialog][open]{animation:cairn-rise .2s ease-out}@keyframes cairn-rise{0%{opacity:0;transform:translateY(8px)}}}
`;

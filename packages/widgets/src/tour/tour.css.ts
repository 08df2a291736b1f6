/** The look of the tour: the dim around the element, and what a step has more than a hint. */
export const tourCss = `
[part~=spotlight]{all:unset;position:fixed;inset:0;z-index:var(--cairn-z);pointer-events:none}
[part~=spotlight]>svg{inline-size:100%;block-size:100%}
[part~=spotlight] path{fill:rgb(30 27 22/.5);fill-rule:evenodd;stroke:var(--cairn-accent);stroke-width:2}
[part~=step]{max-inline-size:min(350px,100vw - 20px)}
[part~=task]{margin-block-start:.6em;font-weight:550;color:var(--cairn-accent)}
[part~=count]{font-size:.8667em;color:var(--cairn-quiet)}
[data-placed=middle]>[part~=arrow]{display:none}
@media (max-width:599px){
[part~=step]{inline-size:100vw;max-inline-size:calc(100vw - 20px);overflow-y:auto}
[part~=step]>[part~=arrow],[part~=corner]:has(~[part~=step])>[data-complete]{display:none}
}
@media (forced-colors:active){[part~=spotlight] path{stroke:Highlight;stroke-width:4}}
`;

/**
 * The inline script that keeps calls made before `cairn.js` is there, as published in `packages/sdk/stub.js`. The
 * studio does not import the SDK, so it stands here once more; a test compares the two.
 */
export const STUB =
  '((w,q,c,f)=>{if(w.cairn)return;f=n=>(...a)=>{let r,p=new Promise(s=>setTimeout(r=s,2e3,{outcome:"continue",dropped:{}}));q.push([n,a,r]);return/^(fl|startC)/.test(n)?p:()=>{}};c=w.cairn={q,state:{value:{milestones:{}},subscribe:f("subscribe")}};"identify group track page alias reset consent flush show hide openHelp startCancel on destroy".split(" ").map(n=>c[n]=f(n))})(window,[])';

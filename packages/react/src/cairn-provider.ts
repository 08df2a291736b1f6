import { type Cairn, type CairnOptions, init } from "@cairn/sdk";
import { type ReactElement, type ReactNode, createElement, useState } from "react";
import { CairnContext } from "./use-cairn.ts";

/** How the provider comes to its Cairn; with neither, it takes the script tag's own, `window.cairn`. */
export interface CairnProviderProps {
  /** What `init` of `@cairn/sdk` takes. Read once: changing it later changes nothing. */
  readonly options?: CairnOptions | undefined;
  /** One that the host started itself. It wins over `options`. */
  readonly cairn?: Cairn | undefined;
  readonly children?: ReactNode;
}

/**
 * Gives Cairn to the hooks below. It starts in the browser only, once, however often React mounts this. It belongs to
 * the page, so unmounting does not end it: call `destroy()` where that is meant.
 */
export function CairnProvider({ options, cairn, children }: CairnProviderProps): ReactElement {
  // `init` gives the same object for the same key, so that a second run in strict mode starts nothing.
  const [found] = useState(() => cairn ?? find(options));
  return createElement(CairnContext.Provider, { value: cairn ?? found }, children);
}

function find(options: CairnOptions | undefined): Cairn {
  const page = globalThis as { window?: { readonly cairn?: Cairn } };
  if (page.window && options) return init(options);
  // On a server, and where the script tag is missing, every call does nothing.
  return page.window?.cairn ?? init({ key: "", collector: "", off: true });
}

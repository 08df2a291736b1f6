import type { Cairn } from "@cairn/sdk";
import { createContext, useContext } from "react";

/** Undefined outside a provider. */
export const CairnContext = createContext<Cairn | undefined>(undefined);

/** The page's Cairn: `track`, `identify`, `show` and all other calls. Throws where no `<CairnProvider>` stands above. */
export function useCairn(): Cairn {
  const cairn = useContext(CairnContext);
  if (cairn === undefined) {
    throw new Error("Cairn's hooks need a <CairnProvider> above the component that calls them");
  }
  return cairn;
}

/** Where the app keeps its one saved text. */
export interface Storage {
  read(): string | undefined;
  write(text: string): void;
  clear(): void;
}

const KEY = "ledgerly";

/** localStorage where the browser allows it; otherwise memory, which lasts until the page is left. */
export function openStorage(page: Pick<Window, "localStorage">): Storage {
  try {
    // Reading the property throws when storage is denied; writing throws when the quota is zero.
    const local = page.localStorage;
    local.setItem(`${KEY}:probe`, "1");
    local.removeItem(`${KEY}:probe`);
    return {
      read: () => local.getItem(KEY) ?? undefined,
      write: (text) => writeIfRoom(local, text),
      clear: () => local.removeItem(KEY),
    };
  } catch {
    return memoryStorage();
  }
}

function writeIfRoom(local: globalThis.Storage, text: string): void {
  try {
    local.setItem(KEY, text);
  } catch {
    console.warn("Ledgerly could not save: the browser's storage is full.");
  }
}

function memoryStorage(): Storage {
  let held: string | undefined;
  return {
    read: () => held,
    write: (text) => {
      held = text;
    },
    clear: () => {
      held = undefined;
    },
  };
}

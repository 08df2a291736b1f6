declare const __CAIRN_VERSION__: string | undefined;

/** Version of the SDK; builds set it from `package.json`. */
export const VERSION = typeof __CAIRN_VERSION__ === "string" ? __CAIRN_VERSION__ : "0.0.0";

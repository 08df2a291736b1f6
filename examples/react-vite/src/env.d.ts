interface ImportMetaEnv {
  readonly VITE_CAIRN_KEY: string;
  readonly VITE_CAIRN_COLLECTOR: string;
}

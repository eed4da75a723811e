/** What Vite puts in place of a glob when it builds the panel: the files found, by their paths. */
interface ImportMeta {
  glob(pattern: string): Record<string, () => Promise<unknown>>;
}

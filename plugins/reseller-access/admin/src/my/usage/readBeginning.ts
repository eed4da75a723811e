/** Enough for every row that is shown; the rest of a large file is not read by the browser. */
const SAMPLE_BYTES = 64 * 1024;

/** The first lines of a file as text, each whole. */
export const readBeginning = async (file: File): Promise<string> => {
  const text = await file.slice(0, SAMPLE_BYTES).text();
  // The last line may be cut off.
  return file.size > SAMPLE_BYTES ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
};

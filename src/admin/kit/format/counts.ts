/** 1234567 -> 1,234,567. */
export const formatCount = (count: number): string => count.toLocaleString('en-GB');

/** 1234567 -> 1.2 MB, in thousands as file managers show it. */
export const formatBytes = (bytes: number): string => {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const size = bytes / 1000 ** step;
  return `${step === 0 ? size : size.toFixed(1)} ${units[step]}`;
};

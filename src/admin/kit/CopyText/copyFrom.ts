/**
 * Copies the text of a field. Browsers keep the clipboard from pages that came without encryption; there the text is
 * selected, so that Ctrl+C takes it.
 * @returns whether it was copied.
 */
export const copyFrom = async (field: HTMLInputElement): Promise<boolean> => {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return false;
  }
};

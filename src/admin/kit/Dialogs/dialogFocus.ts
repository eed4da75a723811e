/** Where the keyboard was when the first of the dialogs that stand now was opened. */
let opener: HTMLElement | null = null;

const DIALOG = '[role="dialog"], [role="alertdialog"]';
const FIELD = 'input:not([type="hidden"]), textarea, [role="combobox"], [role="checkbox"]';

/**
 * Handlers for the content of a dialog. The dialogs of the design system give the keyboard back only to a trigger of their
 * own, and ours are opened by state: without these, who works without a mouse begins again at the top of the page.
 */
export const dialogFocus = {
  /** Begins in the first field, not on the button that closes. */
  onOpenAutoFocus: (event: Event) => {
    const before = document.activeElement;
    // A dialog that takes another's place goes back to where that one came from.
    if (before instanceof HTMLElement && before !== document.body && !before.closest(DIALOG)) {
      opener = before;
    }
    const field = (event.currentTarget as HTMLElement).querySelector<HTMLElement>(FIELD);
    if (!field) return;
    event.preventDefault();
    field.focus();
  },
  /** Goes back to where it was opened, unless another dialog stands. */
  onCloseAutoFocus: (event: Event) => {
    event.preventDefault();
    if (document.querySelector(`:is(${DIALOG})[data-state="open"]`)) return;
    if (opener?.isConnected) opener.focus();
    opener = null;
  },
};

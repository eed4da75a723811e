/** The sign in the browser tab. Strapi's page carries none of its own. */
export const setFavicon = (address: string): void => {
  const link = document.createElement('link');
  link.rel = 'icon';
  link.type = 'image/svg+xml';
  link.href = address;
  document.head.append(link);
};

/** Browsers draw the sign that opens a calendar or a clock in black, which nobody sees on the dark theme: grey shows on both. */
export const showPickerSigns = (): void => {
  const style = document.createElement('style');
  style.textContent = 'input::-webkit-calendar-picker-indicator { filter: invert(50%); }';
  document.head.append(style);
};

/** The sign in the browser tab. Strapi's page carries none of its own. */
export const setFavicon = (address: string): void => {
  const link = document.createElement('link');
  link.rel = 'icon';
  link.type = 'image/svg+xml';
  link.href = address;
  document.head.append(link);
};

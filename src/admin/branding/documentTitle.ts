/** Strapi ends the title of every page with its own name. We put ours there, whatever page sets it. */
export const brandDocumentTitle = (name: string): void => {
  const rename = () => {
    const branded = document.title
      .replace(/\| Strapi$/, `| ${name}`)
      .replace(/^Strapi Admin$/, name);
    if (branded !== document.title) {
      document.title = branded;
    }
  };
  new MutationObserver(rename).observe(document.head, { childList: true, subtree: true });
  rename();
};

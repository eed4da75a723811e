import { useMenuLinks } from './useMenuLinks';

/** Where the main menu leads: the first page that this person may open. */
export const useFirstPage = (): string | undefined => useMenuLinks()?.[0]?.to;

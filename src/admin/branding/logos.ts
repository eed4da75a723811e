import faviconFile from './favicon.svg';
import markFile from './mark.svg';
import wordmarkFile from './wordmark.svg';

/** For the browser tab. */
export const favicon: string = faviconFile;
/** For the main menu. */
export const mark: string = markFile;
/** For the login page. */
export const wordmark: string = wordmarkFile;

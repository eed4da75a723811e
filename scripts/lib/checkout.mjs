import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder that holds package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A path inside the checkout. */
export const inRoot = (...names) => path.join(root, ...names);

/** Strapi and our configuration look for the application in the working directory. */
process.chdir(root);

import { pathToFileURL } from 'node:url';
import './checkout.mjs';

/** Runs a script; when it fails, prints one line (the whole stack with DEBUG set) and exits with 1. */
export const main = async (work) => {
  try {
    await work();
  } catch (error) {
    console.error(process.env.DEBUG ? error : error.message);
    process.exit(1);
  }
};

/** Loads a compiled module into this process, so that signals reach it without a detour. */
export const importCompiled = (file) => import(pathToFileURL(file).href);

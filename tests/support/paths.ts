import path from 'node:path';

/** The checkout. */
export const appDir = path.resolve(__dirname, '..', '..');

/** The compiled application that tests boot. */
export const distDir = path.join(appDir, 'dist');

/** Data of the PostgreSQL that tests share; kept between runs so that the next one is quick. */
export const testDataRoot = path.join(appDir, '.data', 'test-postgres');

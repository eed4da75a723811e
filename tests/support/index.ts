export { adminLogin, roleLogin, type AdminSession } from './admin';
export { bootStrapi, fromDist, type TestApp } from './boot';
export { createTestDatabase } from './database';
export * from './factories';
export { appDir, distDir } from './paths';

import { submissions } from './submissions';

export const controllers = { submissions };

import { my } from './my';

export const controllers = { my };

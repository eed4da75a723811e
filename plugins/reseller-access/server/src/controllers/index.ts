import { my } from './my';
import { rest } from './rest';

export const controllers = { my, rest };

import { restFrame } from './rest-frame';

export const middlewares = { 'rest-frame': restFrame };

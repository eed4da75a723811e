import { actsForReseller } from './acts-for-reseller';

export const policies = { 'acts-for-reseller': actsForReseller };

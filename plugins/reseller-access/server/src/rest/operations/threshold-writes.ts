import { thresholds } from '../resources';
import { thresholdToCreate, thresholdToUpdate } from '../writes/bodies';
import { creating, updating } from './writing';

const uid = 'api::usage-threshold.usage-threshold';
const MEASURES =
  'amount needs amount, allowance needs percent, unusual needs times and an amount below which it is quiet.';

/** POST /thresholds */
export const createThreshold = creating({
  resource: thresholds,
  uid,
  needs: 'customers.write',
  body: thresholdToCreate,
  more: ({ access }) => ({ reseller: access.resellerDocumentId }),
  about: `For one of your customers, or, without customerId, for all of them. Of the kinds, ${MEASURES}`,
  problems: ['amount-needed', 'percent-needed', 'times-needed', 'unknown-relation'],
});

/** PUT /thresholds/:id */
export const updateThreshold = updating({
  resource: thresholds,
  uid,
  needs: 'customers.write',
  body: thresholdToUpdate,
  about: `What it is for and its kind stay; make a new one for another. ${MEASURES}`,
  problems: ['amount-needed', 'percent-needed', 'times-needed'],
});

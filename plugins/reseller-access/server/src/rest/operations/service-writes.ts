import { services } from '../resources';
import { serviceToCreate, serviceToUpdate } from '../writes/bodies';
import { creating, updating } from './writing';

const uid = 'api::subscription.subscription';
const PRICES = 'priceOverride and sellCardId need rates.write as well.';

/** POST /services */
export const createService = creating({
  resource: services,
  uid,
  needs: 'services.write',
  body: serviceToCreate,
  about: `Starts a service of one of your customers; his next bill charges it from the first day. ${PRICES}`,
  problems: ['dates', 'number-taken', 'product-withdrawn', 'unknown-relation'],
});

/** PUT /services/:id */
export const updateService = updating({
  resource: services,
  uid,
  needs: 'services.write',
  body: serviceToUpdate,
  about: `Ends a service, or changes its label, quantity or price. What bills have charged can be ended as many days back as the bureau allows, usually 30. For another product or number, end it and start a new one. ${PRICES}`,
  problems: ['dates', 'end-too-long-ago', 'number-taken', 'unknown-relation'],
});

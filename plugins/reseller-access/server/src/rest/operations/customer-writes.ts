import { customers } from '../resources';
import { customerToCreate, customerToUpdate } from '../writes/bodies';
import { creating, updating } from './writing';

const uid = 'api::customer.customer';
const PRICES = 'sellCardId needs rates.write as well.';

/** POST /customers */
export const createCustomer = creating({
  resource: customers,
  uid,
  needs: 'customers.write',
  body: customerToCreate,
  more: ({ access }) => ({ reseller: access.resellerId }),
  about: `The customer is of your reseller. Bills go by e-mail unless said. ${PRICES}`,
  problems: ['already-exists', 'email-needed', 'unknown-relation'],
});

/** PUT /customers/:id */
export const updateCustomer = updating({
  resource: customers,
  uid,
  needs: 'customers.write',
  body: customerToUpdate,
  about: `Only what the body names is changed. Bill day, first day and way of paying are changed by the bureau. ${PRICES}`,
  problems: ['email-needed', 'services-go-on', 'unknown-relation'],
});

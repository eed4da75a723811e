import type { UID } from '@strapi/strapi';
import {
  related,
  requireNumberPattern,
  requireOwn,
  requireThat,
  type Rule,
} from '../../platform/rules';

const isTimeZone = (name: unknown): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: String(name) }));
  } catch {
    return false;
  }
};

/** The clock, the numbers and the brand of the bureau itself. */
export const rule: Rule = async ({ strapi, after }) => {
  requireThat(isTimeZone(after.timeZone), {
    code: 'time-zone',
    field: 'timeZone',
    message: 'There is no such time zone.',
    whatToDo: 'Enter a name such as Europe/London.',
  });
  requireThat(String(after.peakStart) < String(after.peakEnd), {
    code: 'peak-times',
    field: 'peakEnd',
    message: 'The daytime band ends before it starts.',
    whatToDo: 'Enter an end after the start, for example 07:00 to 19:00.',
  });
  requireNumberPattern(after);
  const brand = await related({
    strapi,
    uid: 'api::brand.brand' as UID.ContentType,
    id: after.brand,
    relations: ['reseller'],
  });
  requireOwn({ owner: brand?.reseller, reseller: null, field: 'brand', what: 'brand' });
};

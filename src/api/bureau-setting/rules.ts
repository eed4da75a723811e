import type { UID } from '@strapi/strapi';
import { isHeaderText, isMailAddress } from '../../platform/mail';
import {
  isEmpty,
  related,
  requireNumberPattern,
  requireOwn,
  requireThat,
  requireVatNumber,
  type Rule,
  type RuleRow,
} from '../../platform/rules';

const isTimeZone = (name: unknown): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: String(name) }));
  } catch {
    return false;
  }
};

const requireMailSettings = (after: RuleRow): void => {
  for (const field of ['mailFromAddress', 'mailReplyTo']) {
    requireThat(isEmpty(after[field]) || isMailAddress(String(after[field])), {
      code: 'mail-address',
      field,
      message: 'This is not an e-mail address.',
      whatToDo: 'Enter one address, such as billing@bureau.example.',
    });
  }
  requireThat(isEmpty(after.mailFromName) || isHeaderText(String(after.mailFromName)), {
    code: 'mail-text',
    field: 'mailFromName',
    message: 'The sender name must be one line.',
    whatToDo: 'Take out line breaks and control characters.',
  });
};

/** The clock, the numbers, the mail sender and the brand of the bureau itself. */
export const rule: Rule = async ({ strapi, after }) => {
  requireVatNumber(after);
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
  requireMailSettings(after);
  const brand = await related({
    strapi,
    uid: 'api::brand.brand' as UID.ContentType,
    id: after.brand,
    relations: ['reseller'],
  });
  requireOwn({ owner: brand?.reseller, reseller: null, field: 'brand', what: 'brand' });
};

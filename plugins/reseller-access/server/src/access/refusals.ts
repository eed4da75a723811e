import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem, type Problem } from '../../../../../src/platform/errors';
import type { Capability } from '../../../shared/contracts/access';

/** Writes a refusal down for the operator: who, what, why. */
export const logRefusal = ({
  strapi,
  ctx,
  who,
  why,
}: {
  strapi: Core.Strapi;
  ctx: Context;
  who: string;
  why: string;
}): void => {
  strapi.log.info(`Refused to ${who}, ${why}: ${ctx.method} ${ctx.path}`);
};

/** Nobody's member, or not any more. */
export const noMembership = (): Problem =>
  problem({
    status: 403,
    code: 'no-membership',
    message: 'You do not work for any reseller here.',
    whatToDo: 'Ask the bureau to make you a member of your reseller.',
  });

/** The chosen reseller is not one of the caller's; whether it exists is not said. */
export const notYourReseller = (): Problem =>
  problem({
    status: 403,
    code: 'not-your-reseller',
    field: 'X-Reseller',
    message: 'You do not work for this reseller.',
    whatToDo: 'Choose one of your own.',
  });

/** Staff's own systems must say for whom they act. */
export const chooseReseller = (): Problem =>
  problem({
    status: 400,
    code: 'choose-a-reseller',
    field: 'X-Reseller',
    message: 'This is done for one reseller, and none was named.',
    whatToDo: 'Send his code or document id in the header X-Reseller.',
  });

/** The look as a reseller is over, or was never this person's. */
export const viewAsEnded = (): Problem =>
  problem({
    status: 403,
    code: 'view-as-ended',
    message: 'You are not looking as a reseller any more.',
    whatToDo: 'Start again from the page of the reseller.',
  });

/** The caller may not do this, whoever he is. */
export const notAllowed = (capability: Capability): Problem =>
  problem({
    status: 403,
    code: 'not-allowed',
    message: `You are not allowed to do this (${capability}).`,
    whatToDo: 'Ask the owner of your company, or the bureau, if you need it.',
  });

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { actionId } from '../permissions';
import type { Access } from './access';
import { capabilitiesOfKey, capabilitiesOfReseller, capabilitiesOfViewer } from './capabilities';
import { chooseMembership, chosenReseller, ofReseller } from './choose-membership';
import { isApiUser, isBureauToken, keyOf, mayDo, userIdOf, viewAsOf } from './door';
import type { KeyRow } from './find-key';
import { findReseller } from './find-reseller';
import { findViewAs } from './find-view-as';
import { findMemberships } from './memberships';
import { noteSeen } from './note-seen';
import { chooseReseller, notYourReseller, viewAsEnded } from './refusals';
import { isChosen } from './reseller-row';

type Request = { strapi: Core.Strapi; ctx: Context };

const byKey = ({ ctx, key }: { ctx: Context; key: KeyRow }): Access => {
  const choice = chosenReseller(ctx);
  if (choice !== undefined && !isChosen(key, choice)) throw notYourReseller();
  const capabilities = capabilitiesOfKey({ mode: key.mode, switches: key, scopes: key.scopes });
  return { ...ofReseller(key), via: 'key', capabilities: new Set(capabilities), isReadOnly: false };
};

const byBureauToken = async ({ strapi, ctx }: Request): Promise<Access> => {
  const choice = chosenReseller(ctx);
  if (choice === undefined) throw chooseReseller();
  const row = await findReseller({ strapi, choice });
  if (!row) throw notYourReseller();
  const allOn = {
    ...row,
    ...{ allowSendUsage: true, allowEditServices: true },
    ...{ allowCredits: true, allowCreditChecks: true, allowPriceRises: true },
  };
  const capabilities = capabilitiesOfReseller({ mode: row.mode, switches: allOn });
  return {
    ...ofReseller(row),
    via: 'bureau-token',
    capabilities: new Set(capabilities.filter((capability) => !capability.endsWith('.manage'))),
    isReadOnly: false,
  };
};

const byViewAs = async ({
  strapi,
  ctx,
  sessionId,
}: Request & { sessionId: string }): Promise<Access> => {
  const userId = userIdOf(ctx);
  const row =
    userId !== undefined && mayDo(ctx, actionId('view-as'))
      ? await findViewAs({ strapi, sessionId, userId })
      : undefined;
  if (!row) throw viewAsEnded();
  const capabilities = capabilitiesOfViewer({ mode: row.mode, switches: row });
  return {
    ...ofReseller(row),
    via: 'view-as',
    capabilities: new Set(capabilities),
    isReadOnly: true,
  };
};

const byMembership = async ({ strapi, ctx }: Request): Promise<Access> => {
  const { active } = await findMemberships({ strapi, ctx });
  const via = isApiUser(ctx) ? 'user' : 'panel';
  const access = chooseMembership({ ctx, via, memberships: active });
  const membership = active.find(({ resellerId }) => resellerId === access.resellerId);
  if (membership) await noteSeen({ strapi, membership });
  return access;
};

/**
 * For which reseller a request acts and what it may do, read from the database at this moment.
 * @throws problem 400 `choose-a-reseller`; 403 `no-membership`, `not-your-reseller`, `view-as-ended`.
 */
export const resolveAccess = async ({ strapi, ctx }: Request): Promise<Access> => {
  const key = keyOf(ctx);
  if (key) return byKey({ ctx, key });
  if (isBureauToken(ctx)) return byBureauToken({ strapi, ctx });
  const sessionId = viewAsOf(ctx);
  // A header of staff: for anybody else it means nothing, and is refused rather than ignored.
  if (sessionId !== undefined) return byViewAs({ strapi, ctx, sessionId });
  return byMembership({ strapi, ctx });
};

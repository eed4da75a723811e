import type { Core } from '@strapi/strapi';
import { brands, promos } from '../content/brands';
import { bureau, originators, resellers } from '../content/companies';
import { ensureDocument } from '../../seeds/documents';
import { monthDays } from '../scenario';
import { findId, updateById } from './documents';

/** Row ids by the keys that the content uses. */
export type Ids = ReadonlyMap<string, number>;

const idOf = (ids: Ids, key: string | null): number | null =>
  key === null ? null : (ids.get(key) ?? null);

/** The service user numbers under which Direct Debits are collected. */
export const loadOriginators = async (strapi: Core.Strapi): Promise<Ids> => {
  const ids = new Map<string, number>();
  for (const { key, serviceUserNumber, ...data } of originators) {
    const id = await ensureDocument({
      strapi,
      type: 'bacs-originator',
      key: { serviceUserNumber },
      data,
    });
    ids.set(key, id);
  }
  return ids;
};

/** The resellers. Their brands and cards point at them, so those are set by finishResellers. */
export const loadResellers = async (
  strapi: Core.Strapi,
  { originatorIds }: { originatorIds: Ids },
): Promise<Ids> => {
  const ids = new Map<string, number>();
  for (const {
    code,
    tier: _tier,
    brand: _brand,
    sellCard: _sellCard,
    originator,
    ...data
  } of resellers) {
    const id = await ensureDocument({
      strapi,
      type: 'reseller',
      key: { code },
      data: { ...data, originator: idOf(originatorIds, originator) },
    });
    ids.set(code, id);
  }
  return ids;
};

/** How the documents of the bureau and of each reseller look. */
export const loadBrands = async (
  strapi: Core.Strapi,
  { resellerIds }: { resellerIds: Ids },
): Promise<Ids> => {
  const ids = new Map<string, number>();
  for (const { key, name, reseller, ...data } of brands) {
    const id = await ensureDocument({
      strapi,
      type: 'brand',
      key: { name },
      data: { ...data, reseller: idOf(resellerIds, reseller) },
    });
    ids.set(key, id);
  }
  return ids;
};

/** Gives each reseller his brand, his default card and his tier. */
export const finishResellers = async (
  strapi: Core.Strapi,
  { resellerIds, brandIds, cardIds }: { resellerIds: Ids; brandIds: Ids; cardIds: Ids },
): Promise<void> => {
  for (const { code, brand, sellCard, tier } of resellers) {
    const id = resellerIds.get(code);
    if (id === undefined) continue;
    await updateById(strapi, {
      type: 'reseller',
      id,
      data: { brand: idOf(brandIds, brand), sellCard: idOf(cardIds, sellCard) },
    });
    if (tier === null) continue;
    const tierId = await findId(strapi, { type: 'tier', where: { code: tier } });
    await ensureDocument({
      strapi,
      type: 'tier-assignment',
      key: { reseller: id, validFrom: '2026-01-01' },
      data: { tier: tierId },
    });
  }
};

/** Who the bureau is. There is one such document; what was in it is replaced. */
export const loadBureau = async (
  strapi: Core.Strapi,
  { brandIds, originatorIds }: { brandIds: Ids; originatorIds: Ids },
): Promise<void> => {
  const data = {
    ...bureau,
    brand: idOf(brandIds, bureau.brand),
    originator: idOf(originatorIds, bureau.originator),
  };
  const id = await ensureDocument({ strapi, type: 'bureau-setting', key: {}, data });
  await updateById(strapi, { type: 'bureau-setting', id, data });
};

/** The messages on the bills of the month. */
export const loadPromos = async (
  strapi: Core.Strapi,
  { resellerIds }: { resellerIds: Ids },
): Promise<void> => {
  const days = monthDays();
  for (const { title, message, reseller } of promos) {
    await ensureDocument({
      strapi,
      type: 'promo',
      key: { title },
      data: {
        message,
        reseller: idOf(resellerIds, reseller),
        validFrom: days[0],
        validTo: days.at(-1),
        state: 'active',
      },
    });
  }
};

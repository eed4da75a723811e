import type { Core, UID } from '@strapi/strapi';

import { today } from '../clock';
import { type DocumentWrite, writeOf } from '../documents';
import { problem } from '../errors';
import { isEngine } from '../errors/as-engine';
import { dayOf } from './checks';

const VERSION = 'api::rate-card-version.rate-card-version' as UID.ContentType;
const PRICES: readonly string[] = [
  'api::rate.rate',
  'api::band-rate.band-rate',
  'api::event-rate.event-rate',
];
/** What of a version says which calls it prices; its note may change. */
const DECIDING = ['validFrom', 'rateCard', 'state'];

type Version = { id: number; documentId: string; state: string; validFrom: string };
type Input = { strapi: Core.Strapi; write: DocumentWrite };

const versionsWhere = async (
  strapi: Core.Strapi,
  where: Record<string, unknown>,
): Promise<Version[]> =>
  (await strapi.db
    .query(VERSION)
    .findMany({ select: ['id', 'documentId', 'state', 'validFrom'], where })) as Version[];

/** The versions whose prices a write touches: that of the price as it is, and that it would go to. */
const versionsOfPrice = async ({ strapi, write }: Input): Promise<Version[]> => {
  const { documentId, data } = write.params;
  const ids = [data?.version].filter((id): id is number => typeof id === 'number');
  if (documentId && write.action !== 'clone') {
    const price = (await strapi.db
      .query(write.uid)
      .findOne({ where: { documentId }, populate: { version: { select: ['id'] } } })) as {
      version: { id: number } | null;
    } | null;
    if (price?.version) ids.push(price.version.id);
  }
  return ids.length === 0 ? [] : versionsWhere(strapi, { id: { $in: ids } });
};

const isLive = ({ state }: Version): boolean => state === 'live';
const hasBegun = ({ validFrom }: Version): boolean =>
  dayOf(validFrom) <= today({ timeZone: 'Europe/London' });

/** A live version whose day has not come has priced nothing: the REST interface changes it, with its own checks. */
const isKept = (strapi: Core.Strapi, version: Version): boolean =>
  isLive(version) &&
  (hasBegun(version) || (strapi.requestContext.get()?.path ?? '').startsWith('/content-manager/'));

const refuse = ({ validFrom }: Version, what: string): never => {
  throw problem({
    status: 409,
    code: 'version-not-draft',
    message: `The version of ${dayOf(validFrom)} is live: ${what}`,
    whatToDo: 'Make a new version on the page of its rate card and change that.',
  });
};

const checkVersion = async ({ strapi, write }: Input): Promise<void> => {
  const { action, params } = write;
  const data = params.data ?? {};
  const isChange = action === 'delete' || DECIDING.some((field) => data[field] !== undefined);
  if (!params.documentId || action === 'clone' || !isChange) return;
  const [version] = await versionsWhere(strapi, { documentId: params.documentId });
  if (!version || !isKept(strapi, version)) return;
  if (action === 'delete') refuse(version, 'it cannot be deleted.');
  const isMoved =
    (data.validFrom !== undefined && dayOf(data.validFrom) !== dayOf(version.validFrom)) ||
    (data.state !== undefined && data.state !== version.state);
  if (isMoved && hasBegun(version)) refuse(version, 'calls may have been priced by it.');
};

/**
 * Keeps the prices of live versions as they are, whichever page or door a person comes by: bills were made by them.
 * New prices are a new version; what a live one has no price for is added by the rate desk. Only what a request asks
 * for is held back: seeds and the demo make versions with their prices in one go.
 */
export const registerLiveRates = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const write = writeOf(context);
    if (write && strapi.requestContext.get() && !isEngine()) {
      if (PRICES.includes(write.uid)) {
        const versions = await versionsOfPrice({ strapi, write });
        const live = versions.find((version) => isKept(strapi, version));
        if (live) refuse(live, 'its prices cannot be changed.');
      }
      if (write.uid === VERSION) await checkVersion({ strapi, write });
    }
    return next();
  });
};

import { copyPrices, deletePrices } from '../../../../../../src/rate-desk';
import { withResellerScope } from '../../wall';
import { scopeOf } from '../../access';
import { notFound, readResource } from '../engine';
import { rateCardVersions } from '../resources';
import { problem } from '../../../../../../src/platform/errors';
import {
  findVersion,
  requireChangeable,
  requireComing,
  type Version,
} from '../writes/changeable-version';
import { ratesToReplace, versionToCreate, versionToUpdate } from '../writes/bodies';
import { deleteDocument } from '../writes/documents';
import { requireFloor } from '../writes/floor-of-rates';
import { parseBody } from '../writes/parse-body';
import { replaceRates } from '../writes/replace-rates';
import { type Call, type Operation, parameterOf } from './operation';
import { creating, updating } from './writing';

const uid = 'api::rate-card-version.rate-card-version';
const IN_FORCE = ['version-in-force'];
const BELOW = 'below-buy-price';

const withVersion = async <Value>(
  { strapi, access }: Call,
  documentId: string,
  work: (version: Version, trx: Parameters<typeof findVersion>[0]) => Promise<Value>,
): Promise<Value> =>
  withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => {
    const version = await findVersion(trx, { access, documentId });
    if (!version) throw notFound(rateCardVersions.singular);
    return work(version, trx);
  });

/** The version in the path, if nothing has been priced by it. */
const withChangeable: typeof withVersion = (call, documentId, work) =>
  withVersion(call, documentId, (version, trx) => {
    requireChangeable(version, call.access);
    return work(version, trx);
  });

const unknownCopy = () =>
  problem({
    code: 'unknown-relation',
    field: 'copyOf',
    message: 'There is no such version to copy.',
    whatToDo: 'Take its id from the list of versions.',
  });

/** Gives a new version the rates of the one that it shall be a copy of. */
const copyInto = async (
  { strapi, access }: Call,
  { id, body }: { id: string; body: Record<string, unknown> },
): Promise<void> => {
  const { copyOf } = body as { copyOf?: string };
  if (copyOf === undefined) return;
  await withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => {
    const made = await findVersion(trx, { access, documentId: id });
    const source = await findVersion(trx, { access, documentId: copyOf });
    if (!made || !source) throw unknownCopy();
    await copyPrices(trx, { from: source.id, to: made.id, resellerId: access.resellerId });
  });
};

/** Live rates are not below what they are bought at; drafts are looked at when they go live. */
const holdFloor = async (
  call: Call,
  { id, body }: { id: string; body: Record<string, unknown> },
): Promise<void> => {
  if (body.state !== 'live') return;
  await withVersion(call, id, (version, trx) =>
    requireFloor(call, { trx, version, prefixes: null }),
  );
};

/** POST /rate-card-versions */
export const createVersion = creating({
  resource: rateCardVersions,
  uid,
  needs: 'rates.write',
  body: versionToCreate,
  check: async ({ access }, body) => {
    const { state = 'draft', validFrom } = body as { state?: string; validFrom: string };
    requireComing({ state, validFrom }, access);
  },
  finish: async (call, made) => {
    await copyInto(call, made);
    await holdFloor(call, made);
  },
  about: 'A draft unless said. With copyOf it starts with the rates of another version of yours.',
  problems: ['already-exists', 'valid-from-past', 'unknown-relation', BELOW],
});

/** PUT /rate-card-versions/:id */
export const updateVersion = updating({
  resource: rateCardVersions,
  uid,
  needs: 'rates.write',
  body: versionToUpdate,
  check: (call, body) =>
    withChangeable(call, parameterOf(call.ctx, 'id'), async (version) =>
      requireComing({ ...version, ...body }, call.access),
    ),
  finish: holdFloor,
  about: 'Until its day has come a version can be changed. Live ones begin tomorrow or later.',
  problems: ['already-exists', 'valid-from-past', BELOW, ...IN_FORCE],
});

/** DELETE /rate-card-versions/:id, with its rates. */
export const deleteVersion: Operation = {
  id: 'delete-rate-card-version',
  method: 'DELETE',
  path: '/rate-card-versions/:id',
  needs: 'rates.write',
  isInPanel: true,
  describe: {
    summary: 'Delete a rate card version with its rates',
    about: 'Only while it is a draft, or its day has not come.',
    answer: { kind: 'nothing' },
    problems: IN_FORCE,
  },
  async handle(call) {
    const { strapi, ctx } = call;
    const id = parameterOf(ctx, 'id');
    await withChangeable(call, id, async (version, trx) => {
      await deletePrices(trx, version.id);
      await deleteDocument({ strapi, uid, id });
    });
    ctx.status = 204;
  },
};

/** PUT /rate-card-versions/:id/rates: all rates at once. */
export const replaceVersionRates: Operation = {
  id: 'replace-rates',
  method: 'PUT',
  path: '/rate-card-versions/:id/rates',
  needs: 'rates.write',
  isInPanel: true,
  describe: {
    summary: 'Replace all rates of a version',
    about:
      'Puts the list in the place of all rates that the version has: all of it, or nothing when one is wrong.',
    takes: { kind: 'json', schema: ratesToReplace },
    answer: { kind: 'single', resource: rateCardVersions },
    problems: ['already-exists', 'cap-without-seconds', BELOW, ...IN_FORCE],
  },
  async handle(call) {
    const { strapi, ctx, access } = call;
    const id = parameterOf(ctx, 'id');
    await withChangeable(call, id, async (version, trx) => {
      const { rates } = parseBody(ctx, ratesToReplace);
      await replaceRates(trx, { strapi, access, version, versionDocumentId: id, rates });
      await requireFloor(call, { trx, version, prefixes: null });
    });
    ctx.body = { data: await readResource({ strapi, access, resource: rateCardVersions, id }) };
  },
};

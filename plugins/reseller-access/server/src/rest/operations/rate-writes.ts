import { problem } from '../../../../../../src/platform/errors';
import { scopeOf } from '../../access';
import { withResellerScope } from '../../wall';
import { readResource } from '../engine';
import { rates } from '../resources';
import { rateToCreate, rateToUpdate } from '../writes/bodies';
import { findVersion, requireChangeable } from '../writes/changeable-version';
import { deleteDocument } from '../writes/documents';
import { requireFloor } from '../writes/floor-of-rates';
import { type Call, type Operation, parameterOf } from './operation';
import { creating, updating } from './writing';

const uid = 'api::rate.rate';
const IN_FORCE = 'version-in-force';
const BELOW = 'below-buy-price';

const unknownVersion = () =>
  problem({
    code: 'unknown-relation',
    field: 'versionId',
    message: 'There is no such rate card version.',
    whatToDo: 'Take its id from the list of versions.',
  });

const requireOpenVersion = async ({ strapi, access }: Call, documentId: string): Promise<void> =>
  withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => {
    const version = await findVersion(trx, { access, documentId });
    if (!version) throw unknownVersion();
    requireChangeable(version, access);
  });

/** The version of the rate in the path must not be in force. */
const requireOpenRate = async (call: Call): Promise<void> => {
  const { strapi, ctx, access } = call;
  const id = parameterOf(ctx, 'id');
  const { versionId } = await readResource({ strapi, access, resource: rates, id });
  await requireOpenVersion(call, String(versionId));
};

/** What is written must not be below the price at which it is bought. */
const holdFloor = async (
  { strapi, access, ...call }: Call,
  versionId: string,
  prefixes: string[] | null,
): Promise<void> =>
  withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => {
    const version = await findVersion(trx, { access, documentId: versionId });
    if (version) await requireFloor({ strapi, access, ...call }, { trx, version, prefixes });
  });

/** POST /rates */
export const createRate = creating({
  resource: rates,
  uid,
  needs: 'rates.write',
  body: rateToCreate,
  check: (call, body) => requireOpenVersion(call, String(body.versionId)),
  finish: (call, { body }) => holdFloor(call, String(body.versionId), [String(body.prefix)]),
  about:
    'Only into a version whose day has not come. Prices are pounds as text, and not below what you buy at unless the bureau allows it.',
  problems: ['already-exists', 'cap-without-seconds', 'unknown-relation', BELOW, IN_FORCE],
});

/** PUT /rates/:id */
export const updateRate = updating({
  resource: rates,
  uid,
  needs: 'rates.write',
  body: rateToUpdate,
  check: requireOpenRate,
  finish: async (call, { id }) => {
    const { strapi, access } = call;
    const { versionId, prefix } = await readResource({ strapi, access, resource: rates, id });
    await holdFloor(call, String(versionId), [String(prefix)]);
  },
  problems: ['already-exists', 'cap-without-seconds', BELOW, IN_FORCE],
});

/** DELETE /rates/:id */
export const deleteRate: Operation = {
  id: 'delete-rate',
  method: 'DELETE',
  path: '/rates/:id',
  needs: 'rates.write',
  isInPanel: true,
  describe: {
    summary: 'Delete a rate',
    answer: { kind: 'nothing' },
    problems: [IN_FORCE],
  },
  async handle(call) {
    await requireOpenRate(call);
    await deleteDocument({ strapi: call.strapi, uid, id: parameterOf(call.ctx, 'id') });
    call.ctx.status = 204;
  },
};

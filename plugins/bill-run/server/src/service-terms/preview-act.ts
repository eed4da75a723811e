import type { Core } from '@strapi/strapi';

import type {
  PreviewLine,
  ServiceActBody,
  ServiceActPreview,
} from '../../../shared/contracts/service-terms';
import { type PreviewedBill, previewBills } from '../bill-days/preview-bills';
import { rolledBack } from '../bill-days/rolled-back';
import { actOnService } from './act-on-service';
import type { ActError } from './act-result';
import { holdService } from './find-service';

type Preview = { ok: true; value: ServiceActPreview } | { ok: false; error: ActError };

/**
 * What an act would make of the customer's next bill: the act itself and the making of the bill, taken back. The bill
 * counts what has been used so far. Changes nothing. Errors: those of the act.
 */
export const previewAct = async (
  { strapi }: { strapi: Core.Strapi },
  input: ServiceActBody & { documentId: string },
): Promise<Preview> => {
  const customerId = await rolledBack(
    { strapi },
    async (trx) => (await holdService(trx, input))?.customerId,
  );
  if (customerId === undefined) {
    return { ok: false, error: { code: 'service-unknown', message: 'There is no such service.' } };
  }
  const look = { customerIds: [customerId] };
  const before = await rolledBack({ strapi }, (trx) => previewBills(trx, look));
  return rolledBack({ strapi }, async (trx) => {
    const result = await actOnService({ strapi }, trx, { ...input, madeBy: 'preview' });
    if (!result.ok) return result;
    const after = await previewBills(trx, look);
    return { ok: true, value: difference(before.get(customerId), after.get(customerId)) };
  });
};

const linesOf = (preview: PreviewedBill | undefined): PreviewLine[] =>
  (preview?.bill?.lines ?? []).map(({ description, section, netPence, explanation }) => ({
    description,
    section,
    netPence,
    sentence: explanation.sentence,
  }));

const keyOf = (line: PreviewLine) => JSON.stringify(line);

/** Lines of one list that the other does not have, each counted as often as it stands there. */
const without = (lines: PreviewLine[], others: PreviewLine[]): PreviewLine[] => {
  const left = others.map(keyOf);
  return lines.filter((line) => {
    const at = left.indexOf(keyOf(line));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
};

const difference = (
  before: PreviewedBill | undefined,
  after: PreviewedBill | undefined,
): ServiceActPreview => ({
  billDate: after?.billDate ?? null,
  netBeforePence: before?.bill?.netPence ?? null,
  netPence: after?.bill?.netPence ?? null,
  added: without(linesOf(after), linesOf(before)),
  removed: without(linesOf(before), linesOf(after)),
});

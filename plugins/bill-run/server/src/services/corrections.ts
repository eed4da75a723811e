import type { Core } from '@strapi/strapi';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing';
import type { PluginServices } from '../../../../../src/platform/plugin-services';
import type { CreditLines } from '../../../shared/contracts/corrections';
import { creditInvoice, previewCredit } from '../corrections/credit-invoice';
import { loadOriginal, type Original } from '../corrections/load-original';
import { sendCopy } from '../corrections/send-copy';
import { database } from '../runs/run-row';

type ByPosition = { position: number; netPence: number }[] | null;
type Found = Result<
  { original: Original | undefined; lines: CreditLines | null },
  BillingError<'line-unknown'>
>;

/** Resellers name lines by where they stand on the invoice. */
const findLines = async (
  strapi: Core.Strapi,
  { documentId, lines }: { documentId: string; lines: ByPosition },
): Promise<Found> => {
  const original = await loadOriginal(database(strapi), { documentId, isHeld: false });
  const ids = new Map(original?.lines.map(({ position, id }) => [position, Number(id)]));
  const unknown = lines?.find(({ position }) => !ids.has(position));
  if (unknown) {
    const message = `The invoice has no line ${unknown.position}.`;
    return fail({ code: 'line-unknown', field: 'lines', message });
  }
  const byId = lines?.map(({ position, netPence }) => ({ id: ids.get(position) ?? 0, netPence }));
  return ok({ original, lines: byId ?? null });
};

/** What resellers do with invoices of their own customers, with the bureau's rights: the caller has found that they are his. */
export const correctionsService = ({
  strapi,
}: {
  strapi: Core.Strapi;
}): PluginServices['bill-run']['corrections'] => ({
  sendCopy: (copy) => sendCopy({ strapi }, { ...copy, isSelfServed: true }),
  async previewCredit({ documentId, lines }) {
    const found = await findLines(strapi, { documentId, lines });
    if (!found.ok) return found;
    const choice = { documentId, lines: found.value.lines };
    const planned = await previewCredit(database(strapi), choice);
    if (!planned.ok) return planned;
    const { lines: credited, ...totals } = planned.value;
    return ok({ ...totals, lines: leftOf(found.value.original, credited) });
  },
  async credit({ documentId, madeBy, requestId, reason, lines }) {
    const found = await findLines(strapi, { documentId, lines });
    if (!found.ok) return found;
    const body = { requestId, reason, lines: found.value.lines };
    return creditInvoice({ strapi }, { documentId, madeBy, body });
  },
});

/** The lines of which something is left, and what of it would be credited. */
const leftOf = (original: Original | undefined, credited: CreditLines) => {
  const amounts = new Map(credited.map(({ id, netPence }) => [id, netPence]));
  return (original?.lines ?? [])
    .filter(({ netPence, creditedPence }) => netPence !== creditedPence)
    .map(({ id, position, description, section, netPence, creditedPence }) => ({
      ...{ position, description, section },
      leftPence: netPence - creditedPence,
      creditPence: amounts.get(id) ?? 0,
    }));
};

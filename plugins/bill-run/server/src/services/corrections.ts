import type { Core } from '@strapi/strapi';

import type { PluginServices } from '../../../../../src/platform/plugin-services';
import { creditInvoice } from '../corrections/credit-invoice';
import { loadOriginal } from '../corrections/load-original';
import { sendCopy } from '../corrections/send-copy';
import { database } from '../runs/run-row';

/** What resellers do with invoices of their own customers, with the bureau's rights: the caller has found that they are his. */
export const correctionsService = ({
  strapi,
}: {
  strapi: Core.Strapi;
}): PluginServices['bill-run']['corrections'] => ({
  sendCopy: (copy) => sendCopy({ strapi }, { ...copy, isSelfServed: true }),
  async credit({ documentId, madeBy, requestId, reason, lines }) {
    const original = await loadOriginal(database(strapi), { documentId, isHeld: false });
    const ids = new Map(original?.lines.map(({ position, id }) => [position, Number(id)]));
    const unknown = lines?.find(({ position }) => !ids.has(position));
    if (unknown) {
      const message = `The invoice has no line ${unknown.position}.`;
      return { ok: false, error: { code: 'line-unknown', field: 'lines', message } };
    }
    const byId = lines?.map(({ position, netPence }) => ({ id: ids.get(position) ?? 0, netPence }));
    return creditInvoice(
      { strapi },
      { documentId, madeBy, body: { requestId, reason, lines: byId ?? null } },
    );
  },
});

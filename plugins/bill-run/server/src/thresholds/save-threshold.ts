import type { Core, UID } from '@strapi/strapi';

import type { ThresholdBody } from '../../../shared/contracts/thresholds';

const THRESHOLD = 'api::usage-threshold.usage-threshold' as UID.ContentType;

/** What each kind measures by; what is of another kind is emptied, so that it says nothing untrue. */
const measuresOf = ({ kind, amount, percent, times }: ThresholdBody) => ({
  amount: kind === 'allowance' ? null : amount,
  percent: kind === 'allowance' ? percent : null,
  times: kind === 'unusual' ? times : null,
});

/**
 * Makes a threshold, or changes one. Through the Document Service, so that the rules of the type hold and the change is
 * written down.
 * @returns its document id; undefined when there is none to change.
 * @throws the problems of the rules.
 */
export const saveThreshold = async (
  { strapi }: { strapi: Core.Strapi },
  { documentId, body }: { documentId?: string; body: ThresholdBody },
): Promise<string | undefined> => {
  const documents = strapi.documents(THRESHOLD);
  // A customer has one reseller already; naming both would say the same twice.
  const data = {
    ...body,
    ...measuresOf(body),
    reseller: body.customer === null ? body.reseller : null,
  } as never;
  const saved =
    documentId === undefined
      ? await documents.create({ data })
      : await documents.update({ documentId, data });
  return saved?.documentId;
};

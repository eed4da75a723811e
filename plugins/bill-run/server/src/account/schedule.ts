import type { InvoiceDetails } from '../../../../invoice-templates/shared/contracts/invoice-details';
import type { BilledAct } from './price-acts';

/** The acts of a bill, one by one, as proof: what, when, about whom, by whom. Undefined when there are none. */
export const scheduleOf = (acts: readonly BilledAct[]): InvoiceDetails['schedule'] => {
  if (acts.length === 0) return undefined;
  const groups = new Map<string, BilledAct[]>();
  for (const act of acts)
    groups.set(act.serviceName, [...(groups.get(act.serviceName) ?? []), act]);
  return [...groups].map(([service, members]) => ({
    service,
    acts: members.map((act) => ({
      date: act.actedOn,
      about: [act.subject, act.customerName, act.note, act.actedBy].filter(Boolean).join(', '),
      quantity: act.quantity,
      netPence: act.netPence,
      isFree: act.basis === 'included' || act.basis === 'self-served',
    })),
  }));
};

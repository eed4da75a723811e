import { sumPence } from '../../../../../src/billing/money';
import type { InvoiceDetails } from '../../../shared/contracts/invoice-details';
import { bare } from './amounts';
import { shortDate } from './dates';
import type { ItemisationView } from './invoice-view.types';

type Schedule = NonNullable<InvoiceDetails['schedule']>;

/** The acts behind a bill to a reseller, by service: printed where other bills list their calls. */
export const scheduleView = (schedule: Schedule): ItemisationView => ({
  title: 'What we did for you',
  note: 'Every act that this bill is made of, priced by your tier on its day, in pounds without VAT.',
  heading: { text: 'Date, what it was about, and by whom', figures: 'Charge' },
  groups: schedule.map(({ service, acts }) => ({
    cli: service,
    summary: `${acts.length} ${acts.length === 1 ? 'act' : 'acts'}`,
    calls: acts.map(({ date, about, quantity, netPence, isFree }) => ({
      text: [shortDate(date), quantity === 1 ? null : `${quantity} x`, about]
        .filter(Boolean)
        .join(' · '),
      figures: isFree ? 'free' : bare(netPence),
    })),
    total: bare(sumPence(acts.map(({ netPence }) => netPence))),
  })),
});

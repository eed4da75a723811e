import { Typography } from '@strapi/design-system';

import {
  Disclosure,
  formatPeriod,
  formatPrice,
  LineCell,
  Money,
  TabularFigures,
  TextLink,
  useCan,
} from '../../../../../../src/admin/kit';
import type { InvoiceLineView } from '../../../../shared/contracts/runs';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';

import { Explanation } from './Explanation';

/** Whether calls stand behind a line: each can be looked at. */
const isUsage = ({ section, explanation }: InvoiceLineView): boolean =>
  section === 'usage' || (section === 'third-party' && explanation?.kind === 'usage');

/** One line: what, for which days (its period ends before `periodTo`), how much, and "Why?". */
export const InvoiceLine = ({ invoice, line }: { invoice: string; line: InvoiceLineView }) => {
  const t = useText();
  const canReadUsage = useCan(PERMISSIONS.readUsage);
  const { description, periodFrom, periodTo, vatPercent } = line;
  const period = periodFrom && periodTo ? formatPeriod(periodFrom, periodTo) : null;
  return (
    <tr>
      <LineCell>
        {description}
        <Typography tag="div" variant="pi" textColor="neutral600">
          {[period, t('lines.vat', { percent: vatPercent })].filter(Boolean).join(' · ')}
        </Typography>
        {canReadUsage && isUsage(line) && (
          <div>
            <TextLink to={`${PATHS.calls}?invoice=${invoice}&line=${line.position}`}>
              {t('calls.ofLine')}
            </TextLink>
          </div>
        )}
        {line.explanation && (
          <Disclosure label={t('lines.why')}>
            <Explanation explanation={line.explanation} />
          </Disclosure>
        )}
      </LineCell>
      <LineCell $align="end">{line.quantityText}</LineCell>
      <LineCell $align="end">
        {line.unitPriceText && <TabularFigures>{formatPrice(line.unitPriceText)}</TabularFigures>}
      </LineCell>
      <LineCell $align="end">
        <Money pence={line.netPence} />
      </LineCell>
    </tr>
  );
};

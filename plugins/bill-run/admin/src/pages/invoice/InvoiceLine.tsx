import { Typography } from '@strapi/design-system';

import {
  dayBefore,
  Disclosure,
  formatDate,
  formatPrice,
  LineCell,
  Money,
  TabularFigures,
} from '../../../../../../src/admin/kit';
import type { InvoiceLineView } from '../../../../shared/contracts/runs';
import { useText, type Text } from '../../text';

import { Explanation } from './Explanation';

/** A day by itself when the period is no longer. */
const periodText = (from: string, to: string, t: Text): string =>
  from === to
    ? formatDate(from)
    : t('lines.period', { from: formatDate(from), to: formatDate(to) });

/** One line: what, for which days (its period ends before `periodTo`), how much, and "Why?". */
export const InvoiceLine = ({ line }: { line: InvoiceLineView }) => {
  const t = useText();
  const { description, periodFrom, periodTo, vatPercent } = line;
  const period = periodFrom && periodTo ? periodText(periodFrom, dayBefore(periodTo), t) : null;
  return (
    <tr>
      <LineCell>
        {description}
        <Typography tag="div" variant="pi" textColor="neutral600">
          {[period, t('lines.vat', { percent: vatPercent })].filter(Boolean).join(' · ')}
        </Typography>
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

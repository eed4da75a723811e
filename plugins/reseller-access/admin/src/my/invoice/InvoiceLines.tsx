import { Fragment } from 'react';

import { Typography, VisuallyHidden } from '@strapi/design-system';

import {
  formatPeriod,
  formatPrice,
  GroupHeading,
  LineCell,
  LineHeading,
  LineTable,
  Money,
  neighbours,
  Panel,
  TabularFigures,
} from '../../../../../../src/admin/kit';
import type { InvoiceLineRow } from '../../../../shared/contracts/lists';
import { useText } from '../../text';

type LinesProps = { lines: InvoiceLineRow[] };

/** What is charged, in the groups of the document. */
export const InvoiceLines = ({ lines }: LinesProps) => {
  const t = useText();
  const groups = neighbours(lines, (a, b) => a.section === b.section && a.group === b.group);
  return (
    <Panel title={t('lines.title')}>
      <LineTable>
        <VisuallyHidden tag="caption">{t('lines.title')}</VisuallyHidden>
        <thead>
          <tr>
            <LineHeading scope="col">{t('lines.what')}</LineHeading>
            <LineHeading scope="col" $align="end">
              {t('service.quantity')}
            </LineHeading>
            <LineHeading scope="col" $align="end">
              {t('lines.price')}
            </LineHeading>
            <LineHeading scope="col" $align="end">
              {t('net')}
            </LineHeading>
          </tr>
        </thead>
        <tbody>
          {groups.map((grouped) => (
            <LineGroup key={grouped[0]?.position} lines={grouped} />
          ))}
        </tbody>
      </LineTable>
    </Panel>
  );
};

const LineGroup = ({ lines }: LinesProps) => {
  const t = useText();
  const [first] = lines;
  return (
    <Fragment>
      <tr>
        <GroupHeading scope="rowgroup" colSpan={4}>
          {first && (first.group ?? t(`lines.section.${first.section}`))}
        </GroupHeading>
      </tr>
      {lines.map((line) => (
        <Line key={line.position} line={line} />
      ))}
    </Fragment>
  );
};

const Line = ({ line }: { line: InvoiceLineRow }) => {
  const t = useText();
  const { description, periodFrom, periodTo, vatPercent, quantity, unitPrice, netPence } = line;
  const period = periodFrom && periodTo ? formatPeriod(periodFrom, periodTo) : null;
  return (
    <tr>
      <LineCell>
        {description}
        <Typography tag="div" variant="pi" textColor="neutral600">
          {[period, t('lines.vat', { percent: Number(vatPercent) })].filter(Boolean).join(' · ')}
        </Typography>
      </LineCell>
      <LineCell $align="end">{quantity}</LineCell>
      <LineCell $align="end">
        {unitPrice && <TabularFigures>{formatPrice(unitPrice)}</TabularFigures>}
      </LineCell>
      <LineCell $align="end">
        <Money pence={netPence} />
      </LineCell>
    </tr>
  );
};

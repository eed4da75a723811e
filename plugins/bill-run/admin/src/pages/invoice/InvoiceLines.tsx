import { Fragment } from 'react';

import { VisuallyHidden } from '@strapi/design-system';

import { GroupHeading, LineHeading, LineTable, Panel } from '../../../../../../src/admin/kit';
import type { InvoiceLineView } from '../../../../shared/contracts/runs';
import { useText } from '../../text';

import { InvoiceLine } from './InvoiceLine';
import { groupLines } from './groupLines';

/** The lines of an invoice in the groups of the document, each with the reason for its amount. */
export const InvoiceLines = ({ invoice, lines }: { invoice: string; lines: InvoiceLineView[] }) => {
  const t = useText();
  return (
    <Panel title={t('lines.title')} hint={t('lines.hint')}>
      <LineTable>
        <VisuallyHidden tag="caption">{t('lines.title')}</VisuallyHidden>
        <thead>
          <tr>
            <LineHeading scope="col">{t('lines.what')}</LineHeading>
            <LineHeading scope="col" $align="end">
              {t('lines.quantity')}
            </LineHeading>
            <LineHeading scope="col" $align="end">
              {t('lines.price')}
            </LineHeading>
            <LineHeading scope="col" $align="end">
              {t('money.net')}
            </LineHeading>
          </tr>
        </thead>
        <tbody>
          {groupLines(lines).map(({ section, groupName, lines: grouped }) => (
            <Fragment key={grouped[0]?.position}>
              <tr>
                <GroupHeading scope="rowgroup" colSpan={4}>
                  {groupName ?? t(`lines.section.${section}`)}
                </GroupHeading>
              </tr>
              {grouped.map((line) => (
                <InvoiceLine key={line.position} invoice={invoice} line={line} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </LineTable>
    </Panel>
  );
};

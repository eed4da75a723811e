import { useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';

import {
  DateText,
  DataTable,
  ErrorState,
  Money,
  Notice,
  Panel,
  TextLink,
  useCan,
} from '../../../../../../src/admin/kit';
import type { InvoiceDetail } from '../../../../shared/contracts/runs';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetCorrectionsQuery } from '../../services/corrections';
import { useText } from '../../text';

import { CreditInvoice } from './CreditInvoice';
import { ReissueDialog } from './ReissueDialog';
import { SendCopyDialog } from './SendCopyDialog';

/** What was made of an issued invoice since, what is still open, and what can be done about it. */
export const CorrectionsPanel = ({ invoice }: { invoice: InvoiceDetail }) => {
  const t = useText();
  const [isOpen, setIsOpen] = useState<'credit' | 'reissue' | 'copy' | null>(null);
  const canCorrect = useCan(PERMISSIONS.correctInvoices);
  const canSendCopy = useCan(PERMISSIONS.sendCopies);
  const { data, error, refetch } = useGetCorrectionsQuery(invoice.documentId, ALWAYS_FRESH);
  if (error) {
    return <ErrorState error={error} onRetry={refetch} />;
  }
  if (!data) {
    return null;
  }
  const isInvoice = invoice.kind === 'invoice' && data.lines.length > 0;
  const isCreditable = isInvoice && data.lines.some(({ leftPence }) => leftPence !== 0);
  const close = () => setIsOpen(null);
  return (
    <Panel
      title={t('corrections.title')}
      hint={t('corrections.hint')}
      action={
        <Flex gap={2}>
          {canSendCopy && (
            <Button size="S" variant="tertiary" onClick={() => setIsOpen('copy')}>
              {t('copy.open')}
            </Button>
          )}
          {canCorrect && isCreditable && !data.isReissued && (
            <Button size="S" variant="secondary" onClick={() => setIsOpen('reissue')}>
              {t('reissue.open')}
            </Button>
          )}
          {canCorrect && isCreditable && (
            <Button size="S" variant="secondary" onClick={() => setIsOpen('credit')}>
              {t('credit.open')}
            </Button>
          )}
        </Flex>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {data.corrects && (
          <Typography>
            {t('corrections.corrects')}{' '}
            <TextLink to={PATHS.invoice(data.corrects.documentId)}>{data.corrects.number}</TextLink>
            : {data.corrects.reason}
          </Typography>
        )}
        {data.isCollected && data.corrections.length > 0 && (
          <Notice tone="info" title={t('corrections.collected')}>
            {t('corrections.collected.text')}
          </Notice>
        )}
        {data.corrections.length === 0 ? (
          <Typography textColor="neutral600">{t('corrections.none')}</Typography>
        ) : (
          <DataTable
            caption={t('corrections.title')}
            rows={data.corrections}
            rowKey={({ documentId }) => documentId}
            rowLink={({ documentId }) => PATHS.invoice(documentId)}
            totals={{
              label: t('corrections.open'),
              cells: { gross: <Money pence={data.openPence} /> },
            }}
            columns={[
              { key: 'number', header: t('corrections.number'), cell: ({ number }) => number },
              {
                key: 'kind',
                header: t('corrections.kind'),
                cell: ({ kind }) => t(`corrections.kind.${kind}`),
              },
              {
                key: 'date',
                header: t('corrections.date'),
                cell: ({ issueDate }) => <DateText date={issueDate} />,
              },
              {
                key: 'reason',
                header: t('corrections.reason'),
                cell: ({ reason, madeBy }) => `${reason} (${madeBy})`,
              },
              {
                key: 'gross',
                header: t('money.gross'),
                align: 'end',
                cell: ({ grossPence }) => <Money pence={grossPence} />,
              },
            ]}
          />
        )}
      </Flex>
      {isOpen === 'credit' && <CreditInvoice invoice={invoice} state={data} onClose={close} />}
      {isOpen === 'reissue' && <ReissueDialog invoice={invoice} state={data} onClose={close} />}
      {isOpen === 'copy' && <SendCopyDialog invoice={invoice} onClose={close} />}
    </Panel>
  );
};

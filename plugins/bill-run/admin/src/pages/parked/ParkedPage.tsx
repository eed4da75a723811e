import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import {
  DataList,
  DateText,
  EmptyState,
  ErrorState,
  PageFrame,
  StatusNote,
  TextLink,
  useCan,
  type Column,
} from '../../../../../../src/admin/kit';
import type { ParkedBill } from '../../../../shared/contracts/checks';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useListParkedQuery, useTryParkedAgainMutation } from '../../services/checks';
import { useText } from '../../text';

/** Customers whose bills could not be made, over all runs, with the cure and the button that tries again. */
export const ParkedPage = () => {
  const t = useText();
  const { data, isLoading, error, refetch } = useListParkedQuery(undefined, ALWAYS_FRESH);
  const { columns, failed } = useParkedColumns();
  return (
    <PageFrame
      title={t('parkedPage.title')}
      subtitle={t('parkedPage.subtitle')}
      help={[t('parkedPage.help.1'), t('parkedPage.help.2')]}
    >
      {Boolean(failed) && <ErrorState error={failed} />}
      <DataList
        caption={t('parkedPage.title')}
        columns={columns}
        rows={data}
        rowKey={({ customerDocumentId, billDate }) => `${customerDocumentId} ${billDate}`}
        isLoading={isLoading}
        error={error}
        onRetry={refetch}
        empty={<EmptyState title={t('parkedPage.empty')}>{t('parkedPage.empty.text')}</EmptyState>}
      />
    </PageFrame>
  );
};

const recordLink = ({ uid, documentId }: ParkedBill['cure']): string | null =>
  uid === null
    ? null
    : `/content-manager/collection-types/${uid}${documentId === null ? '' : `/${documentId}`}`;

const useParkedColumns = () => {
  const t = useText();
  const canAmend = useCan(PERMISSIONS.amendBills);
  const { toggleNotification } = useNotification();
  const [tryAgain, { isLoading, error: failed }] = useTryParkedAgainMutation();

  const again = async ({ customerDocumentId, customerName }: ParkedBill) => {
    const result = await tryAgain(customerDocumentId);
    if (!('data' in result) || !result.data) return;
    const { isNewRun, isStillParked } = result.data;
    const key = isStillParked ? 'still' : isNewRun ? 'newRun' : 'done';
    toggleNotification({
      type: isStillParked ? 'warning' : 'success',
      message: t(`parkedPage.again.${key}`, { name: customerName }),
    });
  };

  const columns: Column<ParkedBill>[] = [
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customerName, accountNumber }) => `${customerName} (${accountNumber})`,
    },
    { key: 'reseller', header: t('reseller'), cell: (one) => one.resellerName ?? t('direct') },
    {
      key: 'billDate',
      header: t('invoice.billDate'),
      cell: ({ billDate }) => <DateText date={billDate} />,
    },
    {
      key: 'reason',
      header: t('parked.reason'),
      cell: ({ reason }) => <StatusNote tone="warning">{reason}</StatusNote>,
    },
    {
      key: 'cure',
      header: t('parkedPage.cure'),
      cell: ({ cure }) => {
        const to = recordLink(cure);
        return to ? <TextLink to={to}>{cure.text}</TextLink> : cure.text;
      },
    },
    {
      key: 'run',
      header: t('run'),
      cell: ({ runName, runDocumentId }) => (
        <TextLink to={PATHS.run(runDocumentId)}>{runName}</TextLink>
      ),
    },
    {
      key: 'again',
      header: t('windows.act'),
      cell: (parked) =>
        canAmend && (
          <Flex>
            <Button
              size="S"
              variant="secondary"
              loading={isLoading}
              aria-label={t('parkedPage.again.of', { name: parked.customerName })}
              onClick={() => again(parked)}
            >
              {t('parkedPage.again')}
            </Button>
          </Flex>
        ),
    },
  ];
  return { columns, failed };
};

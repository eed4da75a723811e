import {
  customerRecord,
  DataList,
  EmptyState,
  MicroMoney,
  Panel,
  StatusWord,
  TextLink,
} from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../services/api';
import { useListRentalFlagsQuery } from '../../services/supplier-charges';
import { useText } from '../../text';

/** Services that cost and are not billed, and services that are billed and cost nothing: the dearest first. */
export const RentalFlags = ({ month }: { month: string }) => {
  const t = useText();
  const flags = useListRentalFlagsQuery(month, ALWAYS_FRESH);
  return (
    <Panel title={t('flags.title')} hint={t('flags.hint')}>
      <DataList
        caption={t('flags.title')}
        rows={flags.data}
        rowKey={({ flag, cli, customerDocumentId }) => `${flag}/${cli}/${customerDocumentId}`}
        isLoading={flags.isLoading}
        error={flags.error}
        onRetry={flags.refetch}
        empty={<EmptyState isCompact title={t('flags.none')} />}
        columns={[
          { key: 'cli', header: t('charges.cli'), cell: ({ cli }) => cli },
          {
            key: 'flag',
            header: t('flags.what'),
            cell: ({ flag, why }) => (
              <StatusWord tone={flag === 'costed-not-billed' ? 'bad' : 'warning'}>
                {t(`flags.${why}`)}
              </StatusWord>
            ),
          },
          {
            key: 'customer',
            header: t('customer'),
            cell: ({ customerName, customerDocumentId }) =>
              customerDocumentId && (
                <TextLink to={customerRecord(customerDocumentId)}>{customerName}</TextLink>
              ),
          },
          { key: 'product', header: t('flags.product'), cell: ({ productName }) => productName },
          {
            key: 'cost',
            header: t('charges.total'),
            align: 'end',
            cell: ({ costMicro }) => <MicroMoney micro={costMicro} decimals={2} />,
          },
        ]}
      />
    </Panel>
  );
};

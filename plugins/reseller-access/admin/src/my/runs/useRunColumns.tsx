import { Count, DateText, Money, StatusWord, type Column } from '../../../../../../src/admin/kit';
import type { BillRunRow } from '../../../../shared/contracts/lists';
import { useText } from '../../text';

import { RUN_TONE, runWord } from './runState';

/** A run, with the figures of this reseller's own customers in it. */
export const useRunColumns = (): Column<BillRunRow>[] => {
  const t = useText();
  return [
    {
      key: 'date',
      header: t('run.date'),
      sortBy: 'runDate',
      cell: ({ runDate }) => <DateText date={runDate} />,
    },
    {
      key: 'state',
      header: t('run.state'),
      cell: ({ state }) => (
        <StatusWord tone={RUN_TONE[state]}>{t(`run.state.${runWord(state)}`)}</StatusWord>
      ),
    },
    {
      key: 'customers',
      header: t('customers.title'),
      sortBy: 'customers',
      align: 'end',
      cell: ({ customers }) => <Count value={customers} />,
    },
    {
      key: 'invoices',
      header: t('invoices.title'),
      sortBy: 'invoices',
      align: 'end',
      cell: ({ invoices }) => <Count value={invoices} />,
    },
    {
      key: 'net',
      header: t('net'),
      sortBy: 'netPence',
      align: 'end',
      cell: ({ netPence }) => <Money pence={netPence} />,
    },
    {
      key: 'gross',
      header: t('gross'),
      sortBy: 'grossPence',
      align: 'end',
      cell: ({ grossPence }) => <Money pence={grossPence} />,
    },
  ];
};

import { useState } from 'react';

import { Button, Flex } from '@strapi/design-system';

import {
  DataTable,
  DateTimeText,
  Figures,
  MicroMoney,
  Panel,
  useCan,
  type Column,
} from '../../../../../../src/admin/kit';
import type { Wallet, WalletEntry } from '../../../../shared/contracts/balances';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';

import { WalletDialog } from './WalletDialog';

const useColumns = (): Column<WalletEntry>[] => {
  const t = useText();
  return [
    { key: 'at', header: t('wallet.at'), cell: ({ at }) => <DateTimeText moment={at} /> },
    {
      key: 'kind',
      header: t('wallet.what'),
      cell: ({ kind, reference }) =>
        [t(`wallet.kind.${kind}`), reference].filter(Boolean).join(': '),
    },
    { key: 'by', header: t('wallet.by'), cell: ({ by }) => by },
    {
      key: 'amount',
      header: t('wallet.amount'),
      align: 'end',
      cell: ({ amountMicro }) => <MicroMoney micro={amountMicro} decimals={2} />,
    },
    {
      key: 'balance',
      header: t('wallet.balance'),
      align: 'end',
      cell: ({ balanceMicro }) => <MicroMoney micro={balanceMicro} decimals={2} />,
    },
  ];
};

/** Credit of a prepaid customer: what there is, how it came and went, and a way to add to it. */
export const WalletPanel = ({ documentId, wallet }: { documentId: string; wallet: Wallet }) => {
  const t = useText();
  const columns = useColumns();
  const mayEnter = useCan(PERMISSIONS.enterWallet);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Panel
      title={t('wallet.title')}
      hint={t('wallet.hint')}
      action={
        mayEnter && (
          <Button size="S" onClick={() => setIsOpen(true)}>
            {t('wallet.enter')}
          </Button>
        )
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Figures
          items={[
            {
              label: t('wallet.balance'),
              value: <MicroMoney micro={wallet.balanceMicro} decimals={2} />,
              isMain: true,
            },
          ]}
        />
        {wallet.entries.length > 0 && (
          <DataTable
            caption={t('wallet.title')}
            columns={columns}
            rows={wallet.entries}
            rowKey={({ id }) => String(id)}
          />
        )}
      </Flex>
      {isOpen && <WalletDialog documentId={documentId} onClose={() => setIsOpen(false)} />}
    </Panel>
  );
};

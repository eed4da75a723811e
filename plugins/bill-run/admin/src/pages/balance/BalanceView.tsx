import {
  Count,
  DateText,
  DateTimeText,
  Figures,
  formatBytes,
  formatDate,
  formatDuration,
  formatMicro,
  MicroMoney,
  MiniBars,
  Panel,
} from '../../../../../../src/admin/kit';
import type { BalanceDetail } from '../../../../shared/contracts/balances';
import { useText } from '../../text';
import { AllowanceBars } from '../balances/AllowanceBars';

import { WalletPanel } from './WalletPanel';

/** What is open, what is left, what earlier bills came to. */
export const BalanceView = ({ balance }: { balance: BalanceDetail }) => {
  const t = useText();
  const open = balance.sellMicro - balance.coveredMicro;
  const bars = [
    ...balance.past.map(({ billDate, sellMicro }) => ({ billDate, sellMicro })).reverse(),
    { billDate: balance.billDate, sellMicro: balance.sellMicro },
  ];
  return (
    <>
      <Panel
        title={t('balance.open')}
        hint={t('balance.open.hint', {
          from: formatDate(balance.periodFrom),
          bill: formatDate(balance.billDate),
        })}
      >
        <Figures
          items={[
            {
              label: t('balances.unbilled'),
              value: <MicroMoney micro={open} decimals={2} />,
              isMain: true,
            },
            {
              label: t('balance.covered'),
              value: <MicroMoney micro={balance.coveredMicro} decimals={2} />,
            },
            { label: t('balances.records'), value: <Count value={balance.records} /> },
            { label: t('balance.time'), value: formatDuration(balance.seconds) },
            ...(balance.messages > 0
              ? [{ label: t('balance.messages'), value: <Count value={balance.messages} /> }]
              : []),
            ...(balance.bytes > 0
              ? [{ label: t('balance.data'), value: formatBytes(balance.bytes) }]
              : []),
            {
              label: t('balances.last'),
              value: balance.lastRecordAt ? <DateTimeText moment={balance.lastRecordAt} /> : '–',
            },
            { label: t('balances.bill'), value: <DateText date={balance.billDate} /> },
          ]}
        />
      </Panel>
      {balance.allowances.length > 0 && (
        <Panel title={t('balances.allowances')} hint={t('balance.allowances.hint')}>
          <AllowanceBars allowances={balance.allowances} />
        </Panel>
      )}
      {balance.wallet && (
        <WalletPanel documentId={balance.customer.documentId} wallet={balance.wallet} />
      )}
      {balance.past.length > 0 && (
        <Panel title={t('balance.past')} hint={t('balance.past.hint')}>
          <MiniBars
            caption={t('balance.past')}
            height="10rem"
            bars={bars.map(({ billDate, sellMicro }) => ({
              label: formatDate(billDate),
              value: sellMicro,
              text: formatMicro(sellMicro, 2),
            }))}
          />
        </Panel>
      )}
    </>
  );
};

import {
  DateText,
  Facts,
  Figures,
  formatDuration,
  MicroMoney,
  Notice,
  Panel,
  placesFor,
  TextLink,
} from '../../../../../../src/admin/kit';
import type { UsageRecordDetail } from '../../../../shared/contracts/usage-records';
import { PATHS } from '../../paths';
import { useText } from '../../text';
import { PricePanels } from '../simulator/PricePanels';

import { CallDraws } from './CallDraws';
import { CallHistory } from './CallHistory';
import { CallMeter } from './CallMeter';

/** All that is known of a record: the figures first, then why, then what happened to it. */
export const CallView = ({ record }: { record: UsageRecordDetail }) => {
  const t = useText();
  const { sellMicro, buyMicro, supplierMicro, note, price } = record;
  const decimals = placesFor(sellMicro, buyMicro, supplierMicro ?? 0);
  const money = (micro: number) => <MicroMoney micro={micro} decimals={decimals} />;
  return (
    <>
      {note && <Notice tone={price ? 'warning' : 'bad'} title={note} />}
      {sellMicro < buyMicro && <Notice tone="bad" title={t('call.belowBuy')} />}
      <Panel title={t('call.figures')}>
        <Figures
          items={[
            { label: t('calls.sell'), value: money(sellMicro), isMain: true },
            { label: t('calls.buy'), value: money(buyMicro) },
            { label: t('calls.margin'), value: money(sellMicro - buyMicro) },
            {
              label: t('calls.supplier'),
              value: supplierMicro === null ? '–' : money(supplierMicro),
            },
          ]}
        />
      </Panel>
      <CallDraws draws={record.draws} sellMicro={sellMicro} />
      {record.metered && <CallMeter metered={record.metered} quantity={record.quantity ?? 0} />}
      {price && <PricePanels price={price} />}
      <CallHistory record={record} />
      <Panel title={t('call.what')}>
        <CallFacts record={record} />
      </Panel>
    </>
  );
};

const CallFacts = ({ record }: { record: UsageRecordDetail }) => {
  const t = useText();
  const { customer, invoice, file } = record;
  return (
    <Facts
      items={[
        {
          label: t('customer'),
          value: (
            <TextLink to={`${PATHS.calls}?customer=${customer.documentId}`}>
              {customer.name}
            </TextLink>
          ),
        },
        { label: t('reseller'), value: record.resellerName },
        { label: t('call.service'), value: record.serviceName },
        { label: t('suspended.cli'), value: record.cli },
        {
          label: t('calls.when'),
          value: (
            <>
              <DateText date={record.localDate} /> {!record.metered && record.localTime}
            </>
          ),
        },
        ...(record.quantity === null
          ? [
              { label: t('calls.length'), value: formatDuration(record.durationS) },
              { label: t('call.billed'), value: formatDuration(record.billedS) },
            ]
          : [
              {
                label: t('call.quantity'),
                value: t('calls.counted', { quantity: record.quantity, unit: record.unit ?? '' }),
              },
            ]),
        { label: t('call.band'), value: `${record.band} (${record.timeBand})` },
        {
          label: t('call.bill'),
          value: invoice ? (
            <TextLink to={PATHS.invoice(invoice.documentId)}>
              {invoice.number ?? t('invoice.title.draft')}
            </TextLink>
          ) : (
            <DateText date={record.billDate} />
          ),
        },
        {
          label: t('usage.file'),
          value: file && (
            <TextLink to={PATHS.usageFile(file.documentId)}>
              {t('sus.line', { file: file.name, line: file.lineNo })}
            </TextLink>
          ),
        },
        ...(record.metered ? [] : [{ label: t('call.recordId'), value: record.recordId }]),
        { label: t('call.id'), value: record.id },
      ]}
    />
  );
};

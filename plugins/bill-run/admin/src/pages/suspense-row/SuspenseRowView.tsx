import { Typography } from '@strapi/design-system';

import {
  Count,
  DateText,
  Figures,
  formatMonth,
  MicroMoney,
  Notice,
  Panel,
  TextLink,
  useCan,
} from '../../../../../../src/admin/kit';
import type { SuspenseRowDetail } from '../../../../shared/contracts/suspense';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';
import { RecyclePanel } from '../recycling/RecyclePanel';

import { CorrectText } from './CorrectText';
import { ReadFields } from './ReadFields';
import { RowActions } from './RowActions';
import { RowEvents } from './RowEvents';

/** All that is known of a suspended row, and what can be done about it. */
export const SuspenseRowView = ({ row }: { row: SuspenseRowDetail }) => {
  const t = useText();
  const canMend = useCan(PERMISSIONS.mendUsage);
  const isOpen = row.status === 'open';
  return (
    <>
      <RowState row={row} />
      <Panel title={t('row.what')} action={<RowActions row={row} />}>
        <Figures
          items={[
            {
              label: t('sus.cost'),
              value:
                row.costMicro === null ? '–' : <MicroMoney micro={row.costMicro} decimals={4} />,
              isMain: true,
            },
            { label: t('suspended.cli'), value: row.cli ?? '–' },
            { label: t('suspended.dialled'), value: row.dialled ?? '–' },
            {
              label: t('suspended.date'),
              value: row.localDate ? <DateText date={row.localDate} /> : '–',
            },
            { label: t('sus.attempts'), value: <Count value={row.attempts} /> },
          ]}
        />
      </Panel>
      {isOpen && (
        <RecyclePanel
          selection={{ ids: [row.id] }}
          title={t('recycle.row')}
          hint={t('recycle.hint')}
        />
      )}
      {isOpen && canMend ? (
        <CorrectText key={row.corrected ?? row.raw} row={row} />
      ) : (
        <Panel title={t('row.read')}>
          <ReadFields read={row.read} />
        </Panel>
      )}
      <RowEvents row={row} />
    </>
  );
};

const RowState = ({ row }: { row: SuspenseRowDetail }) => {
  const t = useText();
  const { status, record, charge, original, reason, message } = row;
  if (status === 'recycled') {
    return (
      <Notice tone="good" title={t('suspended.recycled')}>
        {record && (
          <Typography>
            {t('row.record', { customer: record.customerName })} <DateText date={record.billDate} />
            {', '}
            <MicroMoney micro={record.sellMicro} decimals={4} />
          </Typography>
        )}
        {charge && (
          <Typography>
            {t(`charges.kind.${charge.kind}`)}, {formatMonth(charge.month)}
            {': '}
            <MicroMoney micro={charge.totalMicro} decimals={4} />{' '}
            {charge.customerName ?? t('row.charge.nobody')}
          </Typography>
        )}
      </Notice>
    );
  }
  return (
    <Notice
      tone={status === 'open' ? 'warning' : 'quiet'}
      title={status === 'open' ? t(`suspense.${reason}`) : t('suspended.written-off')}
      action={
        original && (
          <TextLink to={PATHS.usageFile(original.fileDocumentId)}>
            {t('row.original', { file: original.fileName, line: original.lineNo })}
          </TextLink>
        )
      }
    >
      {message}
    </Notice>
  );
};

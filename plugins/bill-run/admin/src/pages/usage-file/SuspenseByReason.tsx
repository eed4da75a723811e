import {
  ButtonLink,
  Count,
  DataTable,
  MicroMoney,
  Panel,
  type Column,
} from '../../../../../../src/admin/kit';
import type { UsageFile } from '../../../../shared/contracts/usage';
import { PATHS } from '../../paths';
import { useText } from '../../text';

type ReasonRow = NonNullable<UsageFile['suspense']>[number];

/** The rows of a file that are held, by reason, each with what mends it. `file`: its document id. */
export const SuspenseByReason = ({ file, suspense }: { file: string; suspense: ReasonRow[] }) => {
  const t = useText();
  const rows = suspense.reduce((sum, row) => sum + row.rows, 0);
  const costMicro = suspense.reduce((sum, row) => sum + row.costMicro, 0);
  return (
    <Panel
      title={t('suspense.title')}
      hint={t('suspense.hint')}
      action={
        <ButtonLink to={PATHS.suspenseOfFile(file)} variant="secondary">
          {t('suspense.work')}
        </ButtonLink>
      }
    >
      <DataTable
        caption={t('suspense.title')}
        columns={useReasonColumns()}
        rows={[...suspense].sort((a, b) => b.rows - a.rows)}
        rowKey={({ reason }) => reason}
        totals={{
          label: t('total'),
          cells: {
            rows: <Count value={rows} />,
            cost: <MicroMoney micro={costMicro} decimals={2} />,
          },
        }}
      />
    </Panel>
  );
};

const useReasonColumns = (): Column<ReasonRow>[] => {
  const t = useText();
  return [
    { key: 'reason', header: t('suspense.reason'), cell: ({ reason }) => t(`suspense.${reason}`) },
    {
      key: 'cure',
      header: t('suspense.cure'),
      cell: ({ reason }) => t(`suspense.cure.${reason}`),
    },
    {
      key: 'rows',
      header: t('suspense.rows'),
      align: 'end',
      cell: ({ rows }) => <Count value={rows} />,
    },
    {
      key: 'cost',
      header: t('suspense.cost'),
      align: 'end',
      cell: ({ costMicro }) => <MicroMoney micro={costMicro} decimals={2} />,
    },
  ];
};

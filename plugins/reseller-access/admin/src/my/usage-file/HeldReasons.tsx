import { Count, DataTable, Panel, type Column } from '../../../../../../src/admin/kit';
import type { HeldReason } from '../../../../shared/contracts/lists';
import { useText } from '../../text';

type Held = { reason: HeldReason; rows: number };

/** What is held of a file, by reason, and what mends each. */
export const HeldReasons = ({ reasons }: { reasons: Held[] }) => {
  const t = useText();
  const columns: Column<Held>[] = [
    { key: 'reason', header: t('held.reason'), cell: ({ reason }) => t(`held.${reason}`) },
    { key: 'cure', header: t('held.cure'), cell: ({ reason }) => t(`held.cure.${reason}`) },
    {
      key: 'rows',
      header: t('held.rows'),
      align: 'end',
      cell: ({ rows }) => <Count value={rows} />,
    },
  ];
  return (
    <Panel title={t('held.reasons')} hint={t('held.reasons.hint')}>
      <DataTable
        caption={t('held.reasons')}
        columns={columns}
        rows={reasons}
        rowKey={({ reason }) => reason}
      />
    </Panel>
  );
};

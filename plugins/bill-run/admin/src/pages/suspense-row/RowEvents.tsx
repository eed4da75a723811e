import { Typography } from '@strapi/design-system';

import {
  DataTable,
  DateTimeText,
  EmptyState,
  Panel,
  type Column,
} from '../../../../../../src/admin/kit';
import type { SuspenseEvent, SuspenseRowDetail } from '../../../../shared/contracts/suspense';
import { useText } from '../../text';

/** What happened to a row: when, by whom, why. */
export const RowEvents = ({ row }: { row: SuspenseRowDetail }) => {
  const t = useText();
  const columns = useEventColumns();
  return (
    <Panel title={t('row.events')}>
      {row.events.length > 0 ? (
        <DataTable
          caption={t('row.events')}
          columns={columns}
          rows={row.events}
          rowKey={({ id }) => id}
        />
      ) : (
        <EmptyState isCompact title={t('row.events.none')} />
      )}
    </Panel>
  );
};

const useEventColumns = (): Column<SuspenseEvent>[] => {
  const t = useText();
  return [
    { key: 'at', header: t('row.when'), cell: ({ at }) => <DateTimeText moment={at} /> },
    { key: 'what', header: t('row.what'), cell: ({ action }) => t(`event.${action}`) },
    { key: 'by', header: t('recycling.by'), cell: ({ by }) => by },
    {
      key: 'why',
      header: t('row.why'),
      cell: ({ reason, before, after }) => (
        <>
          {reason}
          {[before, after].map(
            (text, index) =>
              text && (
                <Typography key={index} tag="div" variant="pi" textColor="neutral600">
                  {t(index === 0 ? 'row.before' : 'row.after', { text })}
                </Typography>
              ),
          )}
        </>
      ),
    },
  ];
};

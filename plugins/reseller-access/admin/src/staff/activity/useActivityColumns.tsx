import { Typography } from '@strapi/design-system';

import { DateTimeText, type Column } from '../../../../../../src/admin/kit';
import type { ActivityEntry } from '../../../../shared/contracts/resellers';
import { useText } from '../../text';

import { ChangeList } from './ChangeList';

export const useActivityColumns = (): Column<ActivityEntry>[] => {
  const t = useText();
  return [
    {
      key: 'at',
      header: t('activity.when'),
      cell: ({ at }) => <DateTimeText moment={at} />,
    },
    {
      key: 'who',
      header: t('activity.who'),
      cell: ({ actor }) => (
        <>
          {actor.name ?? t(`activity.actor.${actor.kind}`)}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {t(actor.isReseller ? 'activity.by.reseller' : 'activity.by.bureau')}
          </Typography>
        </>
      ),
    },
    {
      key: 'what',
      header: t('activity.what'),
      cell: ({ action, about, reason, changes }) => (
        <>
          {t(`activity.action.${action}`, { label: about.label, name: about.name ?? '' })}
          {reason && (
            <Typography tag="div" textColor="neutral600">
              {t('activity.reason', { reason })}
            </Typography>
          )}
          {action === 'update' && <ChangeList changes={changes} />}
        </>
      ),
    },
  ];
};

import { Typography } from '@strapi/design-system';

import { Disclosure } from '../../../../../../src/admin/kit';
import type { ActivityEntry } from '../../../../shared/contracts/resellers';
import { useText } from '../../text';

import { valueText } from './valueText';

type ChangeListProps = { changes: ActivityEntry['changes'] };

/** What was there before and what is there now, field by field. */
export const ChangeList = ({ changes }: ChangeListProps) => {
  const t = useText();
  if (changes.length === 0) {
    return null;
  }
  return (
    <Disclosure label={t('activity.changes', { count: changes.length })}>
      <ul>
        {changes.map(({ field, before, after }) => (
          <li key={field}>
            <Typography textColor="neutral600">
              {t('activity.change', {
                field,
                before: valueText(before, t('activity.empty')),
                after: valueText(after, t('activity.empty')),
              })}
            </Typography>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
};

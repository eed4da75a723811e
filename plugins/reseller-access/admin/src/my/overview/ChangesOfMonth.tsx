import { Flex } from '@strapi/design-system';

import { StatusNote } from '../../../../../../src/admin/kit';
import type { MyOverview } from '../../../../shared/contracts/my';
import { useText } from '../../text';

/** What changed among customers and services since the first of the month, in sentences. */
export const ChangesOfMonth = ({ overview: { changes } }: { overview: MyOverview }) => {
  const t = useText();
  const sentences = (['newCustomers', 'newServices', 'endedServices'] as const)
    .filter((what) => changes[what] > 0)
    .map((what) => t(`overview.${what}`, { count: changes[what] }));
  return (
    <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
      {(sentences.length > 0 ? sentences : [t('overview.noChanges')]).map((sentence) => (
        <li key={sentence}>
          <StatusNote tone={sentences.length > 0 ? 'info' : 'quiet'}>{sentence}</StatusNote>
        </li>
      ))}
    </Flex>
  );
};

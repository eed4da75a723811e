import { Flex } from '@strapi/design-system';

import { EmptyState } from '../../../../../src/admin/kit';
import { useText } from '../text';

import { WaitingItem } from './WaitingItem';
import { WithFigures } from './WithFigures';
import { useWaiting } from './useWaiting';

/** What waits for a person, each with its action. Nothing means: all is well. */
export const WaitingWidget = () => {
  const t = useText();
  const waitingIn = useWaiting();
  return (
    <WithFigures>
      {(figures) => {
        const items = waitingIn(figures);
        return items.length === 0 ? (
          <EmptyState isCompact title={t('waiting.none')}>
            {t('waiting.none.text')}
          </EmptyState>
        ) : (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
            {items.map(({ key, ...item }) => (
              <WaitingItem key={key} {...item} />
            ))}
          </Flex>
        );
      }}
    </WithFigures>
  );
};

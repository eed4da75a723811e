import { Button } from '@strapi/design-system';

import { EmptyState, ErrorState, PageFrame, Panel } from '../../../../../../src/admin/kit';
import { readCode } from '../../acting/readCode';
import { useText } from '../../text';

/** For somebody who works for no reseller (any more), or whose reseller cannot be found out just now. */
export const NoAccess = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const t = useText();
  const isNobody = readCode(error) === 'no-membership';
  return (
    <PageFrame title={t(isNobody ? 'nobody.title' : 'menu.wholesale')}>
      {isNobody ? (
        <Panel title={t('nobody.what')}>
          <EmptyState
            title={t('nobody.heading')}
            action={
              <Button variant="secondary" onClick={onRetry}>
                {t('nobody.retry')}
              </Button>
            }
          >
            {t('nobody.text')}
          </EmptyState>
        </Panel>
      ) : (
        <ErrorState error={error} onRetry={onRetry} />
      )}
    </PageFrame>
  );
};

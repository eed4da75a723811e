import { Button, Flex } from '@strapi/design-system';

import { ErrorState, formatMicro, Notice, TextLink, useCan } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { useActOnRunMutation } from '../../services/checks';
import { useText } from '../../text';

/** What of the usage was not ready, what it may be worth, and for a run that waits for it the two ways on. */
export const UsageNotReady = ({ run }: { run: RunDetail }) => {
  const t = useText();
  const canStart = useCan(PERMISSIONS.startRuns);
  const [act, { isLoading, error }] = useActOnRunMutation();
  if (!run.readiness) return null;
  const { filesUnread, filesFailed, rowsOfDue, costOfDueMicro, rowsOfNobody, costOfNobodyMicro } =
    run.readiness;
  const isHeld = run.status === 'held';
  return (
    <>
      <Notice
        tone="warning"
        title={t(isHeld ? 'ready.held' : 'ready.warn')}
        action={
          isHeld &&
          canStart && (
            <Flex gap={2}>
              <Button
                size="S"
                variant="secondary"
                loading={isLoading}
                onClick={() => act({ run: run.documentId, act: 'check-again' })}
              >
                {t('ready.again')}
              </Button>
              <Button
                size="S"
                variant="danger-light"
                loading={isLoading}
                onClick={() => act({ run: run.documentId, act: 'go-on' })}
              >
                {t('ready.goOn')}
              </Button>
            </Flex>
          )
        }
      >
        {[
          filesUnread > 0 && t('ready.files', { count: filesUnread }),
          filesFailed > 0 && t('ready.failed', { count: filesFailed }),
          rowsOfDue > 0 &&
            t('ready.due', { count: rowsOfDue, cost: formatMicro(costOfDueMicro, 2) }),
          rowsOfNobody > 0 &&
            t('ready.nobody', { count: rowsOfNobody, cost: formatMicro(costOfNobodyMicro, 2) }),
        ]
          .filter(Boolean)
          .join(' ')}{' '}
        <TextLink to={PATHS.suspense}>{t('ready.mend')}</TextLink>
      </Notice>
      {Boolean(error) && <ErrorState error={error} />}
    </>
  );
};

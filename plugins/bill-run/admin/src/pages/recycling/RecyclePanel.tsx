import { Button, Flex } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import { ErrorState, formatCount, Notice, Panel, useCan } from '../../../../../../src/admin/kit';
import type { SuspenseSelection } from '../../../../shared/contracts/suspense';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { useStartRecyclingMutation, useTryRecyclingMutation } from '../../services/suspense';
import { useText } from '../../text';

import { OutcomeWords } from './OutcomeWords';

type RecyclePanelProps = { selection: SuspenseSelection; title: string; hint: string };

/** Sends rows through the import again: first as a trial that changes nothing, then in earnest. */
export const RecyclePanel = ({ selection, title, hint }: RecyclePanelProps) => {
  const t = useText();
  const navigate = useNavigate();
  const canMend = useCan(PERMISSIONS.mendUsage);
  const [tryIt, trial] = useTryRecyclingMutation();
  const [start, started] = useStartRecyclingMutation();
  if (!canMend) {
    return null;
  }

  const recycle = async () => {
    const result = await start(selection);
    if ('data' in result && result.data) {
      navigate(PATHS.recycling(result.data.documentId));
    }
  };
  const outcome = trial.data;

  return (
    <Panel title={title} hint={hint}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <div role="status">
          {outcome && !trial.isLoading && (
            <Notice
              tone={outcome.recycled > 0 ? 'good' : 'warning'}
              title={t(outcome.recycled > 0 ? 'recycle.would' : 'recycle.wouldNot')}
            >
              <OutcomeWords outcome={outcome} of="trial" />
              {outcome.total > outcome.rows &&
                t('recycle.firstOnly', {
                  rows: formatCount(outcome.rows),
                  total: formatCount(outcome.total),
                })}
            </Notice>
          )}
        </div>
        {Boolean(trial.error) && <ErrorState error={trial.error} />}
        {Boolean(started.error) && <ErrorState error={started.error} />}
        <Flex gap={2} wrap="wrap">
          <Button
            variant="secondary"
            loading={trial.isLoading}
            disabled={started.isLoading}
            onClick={() => tryIt(selection)}
          >
            {t('recycle.try')}
          </Button>
          <Button loading={started.isLoading} disabled={trial.isLoading} onClick={recycle}>
            {t('recycle.start')}
          </Button>
        </Flex>
      </Flex>
    </Panel>
  );
};

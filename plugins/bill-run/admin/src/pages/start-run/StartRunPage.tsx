import { useState } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';

import { ErrorState, PageFrame, Panel, todayInLondon } from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetDueCustomersQuery, useStartBillRunMutation } from '../../services/runs';
import { useText } from '../../text';

import { CheckChoice, type Check } from './CheckChoice';
import { DuePreviewPanel } from './DuePreviewPanel';
import { ResellerField } from './ResellerField';
import { RunDateField } from './RunDateField';
import { isWholeDate } from './isWholeDate';

/** Start a run: for which day, for whom, and whether a person checks the bills first. */
export const StartRunPage = () => {
  const t = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [typedDate, setTypedDate] = useState(todayInLondon);
  const [resellerDocumentId, setResellerDocumentId] = useState<string | null>(null);
  const [check, setCheck] = useState<Check>('check');
  const runDate = isWholeDate(typedDate) ? typedDate : null;
  const due = useGetDueCustomersQuery(runDate ?? '', { ...ALWAYS_FRESH, skip: runDate === null });
  const [startRun, start] = useStartBillRunMutation();

  const submit = async () => {
    if (runDate === null) {
      return;
    }
    const result = await startRun({
      ...{ runDate, resellerDocumentId },
      autoIssue: check === 'issue',
      isDryRun: check === 'dry',
    });
    if ('data' in result && result.data) {
      toggleNotification({ type: 'success', message: t('start.done', { name: result.data.name }) });
      navigate(PATHS.run(result.data.documentId));
    }
  };

  return (
    <PageFrame
      title={t('start.title')}
      subtitle={t('start.subtitle')}
      back={{ to: PATHS.runs, label: t('runs.title') }}
      help={[t('start.help.1'), t('start.help.2'), t('start.help.3')]}
    >
      <Panel title={t('start.what')}>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Flex gap={5} wrap="wrap" alignItems="flex-start">
            <RunDateField
              typed={typedDate}
              onChange={(typed) => {
                setTypedDate(typed);
                setResellerDocumentId(null);
              }}
            />
            <ResellerField
              preview={due.data}
              value={resellerDocumentId}
              onChange={setResellerDocumentId}
            />
          </Flex>
          <CheckChoice value={check} onChange={setCheck} />
          {Boolean(start.error) && <ErrorState error={start.error} />}
          <Flex>
            <Button size="L" loading={start.isLoading} disabled={runDate === null} onClick={submit}>
              {t('start.submit')}
            </Button>
          </Flex>
        </Flex>
      </Panel>
      {runDate && (
        <DuePreviewPanel due={due} runDate={runDate} resellerDocumentId={resellerDocumentId} />
      )}
    </PageFrame>
  );
};

import { useState } from 'react';

import { Button } from '@strapi/design-system';

import {
  DataTable,
  DateTimeText,
  Money,
  Panel,
  StatusNote,
  useCan,
  type Column,
} from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import type { RunWindow } from '../../../../shared/contracts/run-windows';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';

import { ApproveWindowDialog } from './ApproveWindowDialog';
import { IssueApprovedDialog } from './IssueApprovedDialog';

/** Whose bills wait for whom until when, with the button that approves all of a reseller. */
export const RunWindows = ({ run }: { run: RunDetail }) => {
  const t = useText();
  const canIssue = useCan(PERMISSIONS.issueRuns);
  const [asking, setAsking] = useState<RunWindow | 'issue' | null>(null);
  const close = () => setAsking(null);
  const columns = useWindowColumns();
  const isOpen = run.status === 'review';
  const hasReady = run.windows.some(({ approved, issued }) => approved > issued);
  return (
    <Panel
      title={t('windows.title')}
      hint={t('windows.hint')}
      action={
        canIssue &&
        isOpen &&
        hasReady && (
          <Button
            variant="secondary"
            size="S"
            style={{ whiteSpace: 'nowrap' }}
            onClick={() => setAsking('issue')}
          >
            {t('windows.issueApproved')}
          </Button>
        )
      }
    >
      <DataTable
        caption={t('windows.title')}
        rows={run.windows}
        rowKey={({ resellerDocumentId }) => resellerDocumentId ?? 'direct'}
        columns={[
          ...columns,
          {
            key: 'act',
            header: t('windows.act'),
            cell: (window) =>
              canIssue &&
              isOpen &&
              window.approved < window.bills && (
                <Button
                  size="S"
                  variant="secondary"
                  style={{ whiteSpace: 'nowrap' }}
                  aria-label={t('windows.approve.of', { name: window.resellerName })}
                  onClick={() => setAsking(window)}
                >
                  {t('windows.approve', { count: window.bills - window.approved })}
                </Button>
              ),
          },
        ]}
      />
      {asking === 'issue' && <IssueApprovedDialog run={run} onClose={close} />}
      {asking !== null && asking !== 'issue' && (
        <ApproveWindowDialog run={run} window={asking} onClose={close} />
      )}
    </Panel>
  );
};

const TONES = { approved: 'good', passed: 'good', waits: 'warning', cancelled: 'quiet' } as const;

const useWindowColumns = (): Column<RunWindow>[] => {
  const t = useText();
  return [
    { key: 'reseller', header: t('reseller'), cell: ({ resellerName }) => resellerName },
    {
      key: 'state',
      header: t('windows.state'),
      cell: ({ outcome }) => (
        <StatusNote tone={outcome ? TONES[outcome] : 'waiting'}>
          {t(`windows.outcome.${outcome ?? 'open'}`)}
        </StatusNote>
      ),
    },
    { key: 'by', header: t('windows.by'), cell: ({ approvalBy }) => t(`windows.by.${approvalBy}`) },
    {
      key: 'closes',
      header: t('windows.closes'),
      cell: ({ closesAt }) => <DateTimeText moment={closesAt} />,
    },
    {
      key: 'approved',
      header: t('windows.approved'),
      align: 'end',
      cell: ({ approved, bills }) => t('windows.approvedOf', { approved, bills }),
      note: ({ issued }) => issued > 0 && t('windows.issuedOf', { count: issued }),
    },
    {
      key: 'gross',
      header: t('money.gross'),
      align: 'end',
      cell: ({ grossPence }) => <Money pence={grossPence} />,
    },
  ];
};

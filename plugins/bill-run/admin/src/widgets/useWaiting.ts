import { formatDate, formatMicro, formatPence, useCan } from '../../../../../src/admin/kit';
import type { HomeFigures } from '../../../shared/contracts/home';
import type { RunSummary } from '../../../shared/contracts/runs';
import { PATHS } from '../paths';
import { PERMISSIONS } from '../permissions';
import { useText, type Text } from '../text';

import type { WaitingItemProps } from './WaitingItem';

type Item = WaitingItemProps & { key: string };

/** What in the figures waits for this person: the most pressing first. */
export const useWaiting = () => {
  const t = useText();
  const canStart = useCan(PERMISSIONS.startRuns);
  const canReadUsage = useCan(PERMISSIONS.readUsage);
  return (figures: HomeFigures): Item[] => [
    ...awaitingCheck(figures, t),
    ...parked(figures, t),
    ...(canReadUsage ? suspended(figures, t) : []),
    ...underWay(figures, t),
    ...(canStart ? dueToday(figures, t) : []),
  ];
};

const awaitingCheck = ({ runsAwaitingCheck }: HomeFigures, t: Text): Item[] =>
  runsAwaitingCheck.map((run) => ({
    key: run.documentId,
    tone: 'waiting',
    title: run.name,
    text: toBeChecked(run, t),
    action: { to: PATHS.run(run.documentId), label: t('waiting.check.action') },
  }));

const toBeChecked = (
  { invoicesDrafted, invoicesIssued, grossPence }: RunSummary,
  t: Text,
): string => {
  if (invoicesDrafted === 0) {
    return t('waiting.check.none');
  }
  return invoicesIssued > 0
    ? t('waiting.check.more', { count: invoicesDrafted - invoicesIssued, issued: invoicesIssued })
    : t('waiting.check', { count: invoicesDrafted, amount: formatPence(grossPence) });
};

const underWay = ({ runsUnderWay }: HomeFigures, t: Text): Item[] =>
  runsUnderWay.map(({ documentId, name, status }) => ({
    key: documentId,
    tone: 'busy',
    title: name,
    text: t(`run.status.${status}`),
    action: { to: PATHS.run(documentId), label: t('waiting.follow.action') },
  }));

const parked = ({ parkedCustomers }: HomeFigures, t: Text): Item[] =>
  parkedCustomers > 0
    ? [
        {
          key: 'parked',
          tone: 'warning',
          title: t('waiting.parked', { count: parkedCustomers }),
          text: t('waiting.parked.text'),
          action: { to: PATHS.runs, label: t('waiting.parked.action') },
        },
      ]
    : [];

const suspended = ({ suspendedRows, suspendedCostMicro }: HomeFigures, t: Text): Item[] =>
  suspendedRows > 0
    ? [
        {
          key: 'suspended',
          tone: 'warning',
          title: t('waiting.suspended', { count: suspendedRows }),
          text: t('waiting.suspended.text', { amount: formatMicro(suspendedCostMicro, 2) }),
          action: { to: PATHS.suspense, label: t('waiting.suspended.action') },
        },
      ]
    : [];

const dueToday = ({ customersDueToday, today }: HomeFigures, t: Text): Item[] =>
  customersDueToday > 0
    ? [
        {
          key: 'due',
          tone: 'info',
          title: t('waiting.due', { count: customersDueToday }),
          text: t('waiting.due.text', { date: formatDate(today) }),
          action: { to: PATHS.startRun, label: t('waiting.due.action') },
        },
      ]
    : [];

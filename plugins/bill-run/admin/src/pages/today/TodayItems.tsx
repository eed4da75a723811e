import { Flex, Typography } from '@strapi/design-system';

import {
  formatDate,
  formatMicro,
  formatPence,
  Notice,
  Panel,
  TextLink,
  type Tone,
} from '../../../../../../src/admin/kit';
import type { Today } from '../../../../shared/contracts/checks';
import { PATHS } from '../../paths';
import { useText, type Text } from '../../text';

type Item = { key: string; tone: Tone; title: string; text?: string; to?: string; act?: string };

/** Everything else that waits, each with the way to where it is done. */
export const TodayItems = ({ today, next }: { today: Today; next: string }) => {
  const t = useText();
  return (
    <Panel title={t(today.windows.length > 0 ? 'today.else' : 'today.all')}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {itemsOf(today, t).map(({ key, tone, title, text, to, act }) => (
          <Notice
            key={key}
            tone={tone}
            title={title}
            action={to && act && <TextLink to={to}>{act}</TextLink>}
          >
            {text}
          </Notice>
        ))}
        <Typography textColor="neutral600">{next}</Typography>
      </Flex>
    </Panel>
  );
};

const itemsOf = (today: Today, t: Text): Item[] => [
  ...today.stopped.map(
    ({ runDocumentId, runName, status, message }): Item => ({
      key: runDocumentId,
      tone: status === 'failed' ? 'bad' : 'warning',
      title: t(status === 'failed' ? 'today.run.failed' : 'today.run.waits', { name: runName }),
      ...(message && { text: message }),
      to: PATHS.run(runDocumentId),
      act: t('today.open'),
    }),
  ),
  ...today.comments.map(
    ({ invoiceDocumentId, customerName, author, body }): Item => ({
      key: `${invoiceDocumentId} ${body}`,
      tone: 'waiting',
      title: t('today.comment', { author, name: customerName }),
      text: body,
      to: PATHS.check(invoiceDocumentId),
      act: t('today.answer'),
    }),
  ),
  ...counted(today, t),
  ...today.submissions.map(
    ({ originatorName, inputDate, processingDate, entryDate, items, totalPence }): Item => ({
      key: `dd ${processingDate} ${originatorName}`,
      tone: 'waiting',
      title: t('today.submission', { date: formatDate(inputDate) }),
      text: t('today.submission.text', {
        count: items,
        total: formatPence(totalPence),
        date: formatDate(entryDate),
        name: originatorName,
      }),
      to: '/plugins/collections',
      act: t('today.open'),
    }),
  ),
];

const counted = (
  { dueToday, parked, suspense, failedFiles, failedMails }: Today,
  t: Text,
): Item[] =>
  [
    dueToday > 0 && {
      key: 'due',
      tone: 'waiting' as const,
      title: t('today.due', { count: dueToday }),
      to: PATHS.startRun,
      act: t('today.start'),
    },
    parked > 0 && {
      key: 'parked',
      tone: 'warning' as const,
      title: t('today.parked', { count: parked }),
      to: PATHS.parked,
      act: t('today.mend'),
    },
    suspense.rows > 0 && {
      key: 'suspense',
      tone: 'warning' as const,
      title: t('today.suspense', { count: suspense.rows }),
      text: t('today.suspense.text', { cost: formatMicro(suspense.costMicro, 2) }),
      to: PATHS.suspense,
      act: t('today.mend'),
    },
    failedFiles > 0 && {
      key: 'files',
      tone: 'bad' as const,
      title: t('today.files', { count: failedFiles }),
      to: PATHS.usage,
      act: t('today.open'),
    },
    failedMails > 0 && {
      key: 'mails',
      tone: 'bad' as const,
      title: t('today.mails', { count: failedMails }),
    },
  ].filter((item) => item !== false);

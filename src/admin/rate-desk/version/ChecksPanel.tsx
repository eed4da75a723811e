import { Box, Flex, Typography } from '@strapi/design-system';

import type {
  Check,
  CheckExample,
  VersionChecks,
  VersionDetail,
} from '../../../rate-desk/contracts';
import {
  DataTable,
  Disclosure,
  ErrorState,
  formatCount,
  formatMicro,
  LoadingState,
  Notice,
  TabularFigures,
  TextLink,
  type Column,
  type Tone,
} from '../../kit';
import { useDesk } from '../api';
import { useDoor } from '../door';
import { useText, type Text } from '../text';

const TONE: Record<Check['level'], Tone> = { blocker: 'bad', warning: 'warning', note: 'info' };

/** What is to be known before a version goes live: what blocks it, what to look at, what is only said. */
export const ChecksPanel = ({ version }: { version: VersionDetail }) => {
  const t = useText();
  const { data, error, refetch } = useDesk<{ data: VersionChecks }>(
    `/versions/${version.documentId}/checks`,
  );
  if (error) {
    return <ErrorState error={error} onRetry={refetch} />;
  }
  if (!data) {
    return <LoadingState />;
  }
  const { checks, rates, buyTables } = data.data;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {checks.length === 0 && (
        <Notice tone="good" title={t('checks.good')}>
          {t('checks.good.text', { rates, buyTables })}
        </Notice>
      )}
      {checks.map((check) => (
        <CheckNotice key={check.code} check={check} version={version} />
      ))}
    </Flex>
  );
};

/** One thing that was found, with the rates that it is about. */
export const CheckNotice = ({
  check: { code, level, count, examples },
  version,
}: {
  check: Check;
  version: VersionDetail;
}) => {
  const t = useText();
  return (
    <Notice tone={TONE[level]} title={`${t(`level.${level}`)}: ${t(`check.${code}`, { count })}`}>
      <Typography tag="p">{t(`check.${code}.text`)}</Typography>
      {examples.length > 0 && (
        <Box paddingTop={2}>
          <Disclosure label={t('checks.show', { count: examples.length, total: count })}>
            <Examples examples={examples} version={version} />
          </Disclosure>
        </Box>
      )}
    </Notice>
  );
};

const Examples = ({ examples, version }: { examples: CheckExample[]; version: VersionDetail }) => {
  const t = useText();
  const { paths } = useDoor();
  return (
    <DataTable
      caption={t('tab.checks')}
      columns={columnsOf(t, examples, `${paths.version(version.documentId)}?tab=rates&_q=`)}
      rows={examples}
      rowKey={({ prefix }) => prefix}
    />
  );
};

const columnsOf = (t: Text, examples: CheckExample[], link: string): Column<CheckExample>[] => {
  const [first] = examples;
  const figures = (key: string, header: string, text: (example: CheckExample) => string) => ({
    key,
    header,
    align: 'end' as const,
    cell: (example: CheckExample) => <TabularFigures>{text(example)}</TabularFigures>,
  });
  return [
    {
      key: 'prefix',
      header: t('rate.prefix'),
      cell: ({ prefix }) => <TextLink to={`${link}${prefix}`}>{prefix}</TextLink>,
    },
    { key: 'destination', header: t('rate.destination'), cell: ({ destination }) => destination },
    ...(first?.buyMicro !== undefined
      ? [
          {
            key: 'call',
            header: t('checks.call'),
            cell: ({ durationS = 0, timeBand = 'peak' }: CheckExample) =>
              t('checks.call.words', { seconds: durationS, band: t(`band.${timeBand}`) }),
          },
          figures('sell', t('checks.sold'), ({ sellMicro = 0 }) => formatMicro(sellMicro)),
          figures('buy', t('checks.bought'), ({ buyMicro = 0 }) => formatMicro(buyMicro)),
          figures('loss', t('checks.loss'), ({ sellMicro = 0, buyMicro = 0 }) =>
            formatMicro(buyMicro - sellMicro),
          ),
        ]
      : []),
    ...(first?.calls !== undefined
      ? [figures('calls', t('checks.calls'), ({ calls = 0 }) => formatCount(calls))]
      : []),
    ...(first?.riseBasisPoints !== undefined
      ? [
          figures(
            'rise',
            t('difference.rise'),
            ({ riseBasisPoints = 0 }) => `${(riseBasisPoints / 100).toFixed(1)} %`,
          ),
        ]
      : []),
  ];
};

import { Button, Flex } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import type {
  DeskRate,
  ImportMapping,
  ImportProblem,
  ReadImport,
} from '../../../rate-desk/contracts';
import {
  Count,
  DataTable,
  ErrorState,
  Figures,
  LoadingState,
  Panel,
  TabularFigures,
  type Column,
} from '../../kit';
import { useDoor } from '../door';
import { priceText } from '../prices';
import { useText, type Text } from '../text';

type ReadPanelProps = {
  url: string;
  mapping: ImportMapping;
  validFrom: string;
  read: ReadImport | undefined;
  error: unknown;
  isLoading: boolean;
};

/** What the file holds as it is mapped now: the first rates, and what is wrong with rows that cannot be read. */
export const ReadPanel = ({ url, mapping, validFrom, read, error, isLoading }: ReadPanelProps) => {
  const t = useText();
  const { root, headers } = useDoor();
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();

  const downloadErrors = async () => {
    try {
      const { data } = await post<Blob>(
        `${root}${url}/errors.csv`,
        { mapping, validFrom },
        { responseType: 'blob', headers: headers() },
      );
      const link = document.createElement('a');
      link.href = URL.createObjectURL(data);
      link.download = t('read.errors.file');
      link.click();
      URL.revokeObjectURL(link.href);
    } catch {
      toggleNotification({ type: 'danger', message: t('read.errors.failed') });
    }
  };

  return (
    <Panel title={t('read.title')} hint={t('read.hint')}>
      {Boolean(error) && <ErrorState error={error} />}
      {!read && !error && isLoading && <LoadingState />}
      {read && (
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Figures
            items={[
              { label: t('read.rates'), value: <Count value={read.rates} />, isMain: true },
              { label: t('read.errors'), value: <Count value={read.errors} /> },
              { label: t('read.skipped'), value: <Count value={read.skipped} /> },
              { label: t('read.notHolding'), value: <Count value={read.notHolding} /> },
              { label: t('read.rounded'), value: <Count value={read.rounded} /> },
            ]}
          />
          {read.first.length > 0 && (
            <DataTable
              caption={t('read.title')}
              columns={rateColumns(t)}
              rows={read.first}
              rowKey={({ prefix }) => prefix}
            />
          )}
          {read.errors > 0 && (
            <>
              <DataTable
                caption={t('read.errors')}
                columns={errorColumns(t)}
                rows={read.firstErrors}
                rowKey={({ row, code }) => `${row}/${code}`}
              />
              <div>
                <Button variant="secondary" size="S" onClick={() => void downloadErrors()}>
                  {t('read.errors.download', { count: read.errors })}
                </Button>
              </div>
            </>
          )}
        </Flex>
      )}
    </Panel>
  );
};

const rateColumns = (t: Text): Column<DeskRate>[] => [
  { key: 'prefix', header: t('rate.prefix'), cell: ({ prefix }) => prefix },
  { key: 'destination', header: t('rate.destination'), cell: ({ destination }) => destination },
  { key: 'band', header: t('field.bandGroup'), cell: ({ bandGroup }) => bandGroup },
  ...(['peakMicro', 'offPeakMicro', 'weekendMicro', 'connectionMicro'] as const).map(
    (field): Column<DeskRate> => ({
      key: field,
      header: t(`field.${field}.pence`),
      align: 'end',
      cell: (rate) => <TabularFigures>{priceText(rate[field], 'pence')}</TabularFigures>,
    }),
  ),
  {
    key: 'steps',
    header: t('read.steps'),
    align: 'end',
    cell: ({ firstIncrementS, nextIncrementS }) => (
      <TabularFigures>{`${firstIncrementS} / ${nextIncrementS}`}</TabularFigures>
    ),
  },
];

const errorColumns = (t: Text): Column<ImportProblem>[] => [
  { key: 'row', header: t('read.row'), align: 'end', cell: ({ row }) => <Count value={row} /> },
  { key: 'field', header: t('read.column'), cell: ({ field }) => field },
  { key: 'message', header: t('read.wrong'), cell: ({ message }) => message },
  { key: 'text', header: t('read.text'), cell: ({ text }) => text },
];

import { Flex, Typography } from '@strapi/design-system';

import {
  DataTable,
  ErrorState,
  formatDate,
  LoadingState,
  Notice,
  StatusWord,
  type Column,
  type Tone,
} from '../../../../../../src/admin/kit';
import type { UsagePreviewRow } from '../../../../shared/contracts/lists';
import { usePreviewMyFileQuery } from '../../services/usage';
import { useText } from '../../text';

/** Rows that are shown: enough to see whether it is the right file. */
const SHOWN = 10;

const TONE: Record<UsagePreviewRow['kind'], Tone> = {
  record: 'good',
  rejected: 'warning',
  skipped: 'quiet',
  blank: 'quiet',
};

type FilePreviewProps = { name: string; source: string; sourceName: string; text: string };

/** The first rows of a file as they would be read; of one that would not, why. Nothing is stored. */
export const FilePreview = ({ name, source, sourceName, text }: FilePreviewProps) => {
  const t = useText();
  const columns = usePreviewColumns();
  const { currentData: preview, error } = usePreviewMyFileQuery({ source, text });
  if (error) return <ErrorState error={error} />;
  if (!preview) return <LoadingState />;
  const { record, rejected, skipped } = preview.counts;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h3" fontWeight="bold">
        {t('upload.preview', { name })}
      </Typography>
      {preview.error || record === 0 ? (
        <Notice tone="bad" title={preview.error?.message ?? t('upload.preview.none')}>
          {t('upload.preview.error', { source: sourceName })}
        </Notice>
      ) : (
        <Typography role="status" textColor="neutral600">
          {t('upload.preview.counts', {
            ...{ rows: record + rejected + skipped, record, rejected, skipped },
          })}{' '}
          {t('upload.preview.later')}
        </Typography>
      )}
      {preview.rows.length > 0 && (
        <DataTable
          caption={t('upload.preview', { name })}
          columns={columns}
          rows={worstFirst(preview.rows).slice(0, SHOWN)}
          rowKey={({ lineNo }) => String(lineNo)}
        />
      )}
    </Flex>
  );
};

/** Rows that cannot be read are what one looks for. */
const worstFirst = (rows: UsagePreviewRow[]): UsagePreviewRow[] => [
  ...rows.filter(({ kind }) => kind === 'rejected'),
  ...rows.filter(({ kind }) => kind !== 'rejected'),
];

/** 2026-06-15 10:00:00 -> 15 Jun 2026, 10:00:00 */
const startOf = (row: UsagePreviewRow): string => {
  const [date = '', time] = valueOf(row, 'start').split(' ');
  return date === '' ? '' : `${formatDate(date)}, ${time}`;
};

const valueOf = ({ values }: UsagePreviewRow, ...fields: string[]): string =>
  values
    .filter(({ field }) => fields.includes(field))
    .map(({ value }) => value)
    .join(', ');

const usePreviewColumns = (): Column<UsagePreviewRow>[] => {
  const t = useText();
  return [
    { key: 'line', header: t('upload.preview.line'), align: 'end', cell: ({ lineNo }) => lineNo },
    {
      key: 'outcome',
      header: t('upload.preview.outcome'),
      cell: ({ kind, errors }) => (
        <>
          <StatusWord tone={TONE[kind]}>{t(`upload.preview.${kind}`)}</StatusWord>
          {errors.map(({ field, message }) => (
            <Typography key={field} tag="div" variant="pi">
              {message}
            </Typography>
          ))}
        </>
      ),
    },
    { key: 'start', header: t('upload.preview.start'), cell: startOf },
    { key: 'from', header: t('upload.preview.from'), cell: (row) => valueOf(row, 'cli') },
    {
      key: 'to',
      header: t('upload.preview.to'),
      cell: (row) => valueOf(row, 'dialled', 'eventType'),
    },
    {
      key: 'quantity',
      header: t('upload.preview.quantity'),
      align: 'end',
      cell: (row) => valueOf(row, 'duration', 'bytes', 'quantity'),
    },
  ];
};

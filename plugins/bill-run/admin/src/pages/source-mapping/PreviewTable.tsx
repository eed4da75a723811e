import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import {
  DataTable,
  Disclosure,
  EmptyState,
  ErrorState,
  LoadingState,
  Notice,
  StatusWord,
  type Column,
  type Tone,
} from '../../../../../../src/admin/kit';
import type { PreviewedRow, SourcePreview } from '../../../../shared/contracts/usage-sources';
import { useText } from '../../text';

const TONES: Record<PreviewedRow['kind'], Tone> = {
  record: 'good',
  rejected: 'bad',
  skipped: 'quiet',
  blank: 'quiet',
};

const Raw = styled.code`
  display: block;
  font-size: ${({ theme }) => theme.fontSizes[1]};
  overflow-wrap: anywhere;
`;

/** From this width on the preview stands beside the editor. */
export const SIDE_BY_SIDE = '1500px';

const Sticky = styled.div`
  align-self: start;
  max-height: min(calc(100vh - 4rem), 56rem);
  overflow: auto;
  /* Beside the editor it stays in sight; above it, on a narrow page, it would lie over it. */
  @media (min-width: ${SIDE_BY_SIDE}) {
    position: sticky;
    top: 2rem;
  }
`;

type PreviewTableProps = {
  preview: SourcePreview | undefined;
  error: unknown;
  isWaiting: boolean;
};

/** The first rows of the sample as they would be read; of one that would not, why. Nothing is stored. */
export const PreviewTable = ({ preview, error, isWaiting }: PreviewTableProps) => {
  const t = useText();
  const columns = usePreviewColumns();
  if (isWaiting) {
    return (
      <EmptyState isCompact title={t('preview.waiting')}>
        {t('preview.waiting.text')}
      </EmptyState>
    );
  }
  if (error) return <ErrorState error={error} />;
  if (!preview) return <LoadingState />;
  const { counts } = preview;
  return (
    <Sticky>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h3" fontWeight="bold">
          {t('preview.title')}
        </Typography>
        <Typography role="status" textColor="neutral600">
          {t('preview.counts', { ...counts })}
        </Typography>
        {preview.error && (
          <Notice tone="bad" title={preview.error.message}>
            {t('preview.error')}
          </Notice>
        )}
        {preview.rows.length > 0 && (
          <DataTable
            caption={t('preview.title')}
            columns={columns}
            rows={preview.rows}
            rowKey={({ lineNo }) => String(lineNo)}
          />
        )}
      </Flex>
    </Sticky>
  );
};

const usePreviewColumns = (): Column<PreviewedRow>[] => {
  const t = useText();
  return [
    { key: 'line', header: t('suspended.line'), align: 'end', cell: ({ lineNo }) => lineNo },
    {
      key: 'kind',
      header: t('preview.outcome'),
      cell: ({ kind }) => <StatusWord tone={TONES[kind]}>{t(`preview.${kind}`)}</StatusWord>,
    },
    {
      key: 'values',
      header: t('preview.values'),
      cell: ({ values, errors, line }) => (
        <Box>
          {errors.map(({ field, message }) => (
            <Typography key={field} tag="div" textColor="danger700">
              {field}: {message}
            </Typography>
          ))}
          {values.length > 0 && (
            <Typography>
              {values.map(({ field, value }) => `${t(`field.${field}`)} ${value}`).join(' · ')}
            </Typography>
          )}
          <Disclosure label={t('suspended.raw.show')}>
            <Raw>{line}</Raw>
          </Disclosure>
        </Box>
      ),
    },
  ];
};

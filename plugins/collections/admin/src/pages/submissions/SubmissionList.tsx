import { Box, Typography } from '@strapi/design-system';

import { DataList, EmptyState, useListParams } from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH, useListSubmissionsQuery } from '../../services/submissions';
import { useText } from '../../text';

import { useSubmissionColumns } from './useSubmissionColumns';

/** The files written so far, newest first, each to be downloaded again. */
export const SubmissionList = () => {
  const t = useText();
  const { page, pageSize } = useListParams();
  const list = useListSubmissionsQuery({ page, pageSize }, ALWAYS_FRESH);
  const columns = useSubmissionColumns();
  return (
    <Box tag="section">
      <Typography tag="h2" variant="delta" fontWeight="bold" paddingBottom={4}>
        {t('files.title')}
      </Typography>
      <DataList
        caption={t('files.title')}
        columns={columns}
        rows={list.data?.results}
        rowKey={({ documentId }) => documentId}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data?.pagination}
        empty={
          <EmptyState isCompact title={t('files.empty')}>
            {t('files.empty.text')}
          </EmptyState>
        }
      />
    </Box>
  );
};

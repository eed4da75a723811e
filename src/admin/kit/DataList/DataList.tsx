import type { ReactNode } from 'react';

import { Box } from '@strapi/design-system';

import { ErrorState } from '../States/ErrorState';
import { LoadingState } from '../States/LoadingState';

import { DataTable, type DataTableProps } from './DataTable';
import { ListPages } from './ListPages';
import type { ListPage } from './types';

type DataListProps<Row> = Omit<DataTableProps<Row>, 'rows'> & {
  rows: Row[] | undefined;
  isLoading: boolean;
  error?: unknown;
  onRetry?: () => void;
  /** Shown in place of the table when there is nothing: say what to do first. */
  empty: ReactNode;
  pagination?: ListPage;
};

/** A list as the server pages and searches it, with its loading, empty and error states. */
export const DataList = <Row,>({
  rows,
  isLoading,
  error,
  onRetry,
  empty,
  pagination,
  ...table
}: DataListProps<Row>) => {
  if (error) {
    return <ErrorState error={error} onRetry={onRetry} />;
  }
  if (isLoading || !rows) {
    return <LoadingState />;
  }
  if (rows.length === 0) {
    return (
      <Box background="neutral0" hasRadius shadow="tableShadow">
        {empty}
      </Box>
    );
  }
  return (
    <Box>
      <DataTable rows={rows} {...table} />
      {pagination && <ListPages {...pagination} />}
    </Box>
  );
};

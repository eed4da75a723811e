import type { ReactNode } from 'react';

import { Widget } from '@strapi/strapi/admin';

import { ErrorState } from '../../../../../src/admin/kit';
import type { HomeFigures } from '../../../shared/contracts/home';
import { ALWAYS_FRESH } from '../services/api';
import { useGetBillRunHomeQuery } from '../services/runs';

const HOME_POLL_MS = 30_000;

/** Gives a widget the figures of the home page, fetched once for all of them and kept up to date. */
export const WithFigures = ({ children }: { children: (figures: HomeFigures) => ReactNode }) => {
  const { data, error, refetch } = useGetBillRunHomeQuery(undefined, {
    ...ALWAYS_FRESH,
    pollingInterval: HOME_POLL_MS,
  });
  if (data) {
    return <>{children(data)}</>;
  }
  return error ? <ErrorState error={error} onRetry={refetch} /> : <Widget.Loading />;
};

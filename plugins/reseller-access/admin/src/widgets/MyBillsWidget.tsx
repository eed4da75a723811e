import { Widget } from '@strapi/strapi/admin';

import { ErrorState } from '../../../../../src/admin/kit';
import { MyFigures } from '../pages/my-bills/MyOverviewPanel';
import { ALWAYS_FRESH, useGetMyOverviewQuery } from '../services/my';

/** A reseller's figures on the home page. */
export const MyBillsWidget = () => {
  const { data, error, refetch } = useGetMyOverviewQuery(undefined, ALWAYS_FRESH);
  if (error) {
    return <ErrorState error={error} onRetry={refetch} />;
  }
  return data ? <MyFigures overview={data} /> : <Widget.Loading />;
};

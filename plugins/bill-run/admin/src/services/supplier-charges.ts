import { queryString } from '../../../../../src/admin/kit';
import type {
  ComparedService,
  ListSupplierCharges,
  RentalFlag,
  SupplierChargeFilter,
} from '../../../shared/contracts/supplier-charges';

import { billRunApi } from './api';

const ROOT = '/bill-run/supplier-charges';

type ListArgs = SupplierChargeFilter & { page: number; pageSize: number };

const chargesApi = billRunApi
  .enhanceEndpoints({ addTagTypes: ['SupplierCharge'] })
  .injectEndpoints({
    endpoints: (build) => ({
      listSupplierCharges: build.query<ListSupplierCharges, ListArgs>({
        query: (args) => `${ROOT}?${queryString(args)}`,
        providesTags: ['SupplierCharge'],
      }),
      listRentalFlags: build.query<RentalFlag[], string>({
        query: (month) => `${ROOT}/flags?${queryString({ month })}`,
        transformResponse: ({ data }: { data: RentalFlag[] }) => data,
        providesTags: ['SupplierCharge'],
      }),
      listComparedServices: build.query<ComparedService[], string>({
        query: (month) => `${ROOT}/compared?${queryString({ month })}`,
        transformResponse: ({ data }: { data: ComparedService[] }) => data,
        providesTags: ['SupplierCharge'],
      }),
      matchSupplierCharges: build.mutation<{ found: number; missing: number }, void>({
        query: () => ({ url: `${ROOT}/match`, method: 'POST', data: {} }),
        transformResponse: ({ data }: { data: { found: number; missing: number } }) => data,
        invalidatesTags: ['SupplierCharge'],
      }),
    }),
  });

export const {
  useListSupplierChargesQuery,
  useListComparedServicesQuery,
  useListRentalFlagsQuery,
  useMatchSupplierChargesMutation,
} = chargesApi;

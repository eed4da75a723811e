import { queryString } from '../../../../../src/admin/kit';
import type {
  BillCalendar,
  ListDayCustomers,
  MoveBillDayBody,
  MoveOutcome,
} from '../../../shared/contracts/bill-days';

import { billRunApi } from './api';

type DayArgs = { day: number; page: number; pageSize: number; search?: string };

const billDaysApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    getBillCalendar: build.query<BillCalendar, void>({
      query: () => '/bill-run/calendar',
      transformResponse: ({ data }: { data: BillCalendar }) => data,
      providesTags: ['BillDay'],
    }),
    listDayCustomers: build.query<ListDayCustomers, DayArgs>({
      query: ({ day, ...args }) => `/bill-run/calendar/days/${day}?${queryString(args)}`,
      providesTags: ['BillDay'],
    }),
    previewBillDayMove: build.mutation<MoveOutcome, MoveBillDayBody>({
      query: (data) => ({ url: '/bill-run/calendar/preview', method: 'POST', data }),
      transformResponse: ({ data }: { data: MoveOutcome }) => data,
    }),
    moveBillDay: build.mutation<MoveOutcome, MoveBillDayBody>({
      query: (data) => ({ url: '/bill-run/calendar/move', method: 'POST', data }),
      transformResponse: ({ data }: { data: MoveOutcome }) => data,
      invalidatesTags: ['BillDay', 'BillRun'],
    }),
  }),
});

export const {
  useGetBillCalendarQuery,
  useListDayCustomersQuery,
  usePreviewBillDayMoveMutation,
  useMoveBillDayMutation,
} = billDaysApi;

import type { Pagination } from '../../../../bill-run/shared/contracts/common';

/** How many pages there are of what was found. */
export const toPagination = ({
  page,
  pageSize,
  total,
}: {
  page: number;
  pageSize: number;
  total: number;
}): Pagination => ({ page, pageSize, pageCount: Math.max(1, Math.ceil(total / pageSize)), total });

/** What a person typed, as a LIKE pattern that finds it anywhere. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

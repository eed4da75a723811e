import type { ListPage } from '../../../../../src/admin/kit';
import type { PageOf } from '../../../shared/contracts/lists';

/** Where a list stands, as our tables take it. */
export const toListPage = ({ number, size, count, total }: PageOf): ListPage => ({
  page: number,
  pageSize: size,
  pageCount: count,
  total,
});

import { Pagination } from '@strapi/strapi/admin';

import { DEFAULT_PAGE_SIZE } from '../lists/useListParams';

import type { ListPage } from './types';

/** Pages of a list, and how many rows a page has. Both live in the address. */
export const ListPages = ({ pageCount, total }: ListPage) => (
  <Pagination.Root defaultPageSize={DEFAULT_PAGE_SIZE} pageCount={pageCount} total={total}>
    <Pagination.PageSize options={['25', '50', '100']} />
    <Pagination.Links />
  </Pagination.Root>
);

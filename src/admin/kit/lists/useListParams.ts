import { useQueryParams } from '@strapi/strapi/admin';

type ListQuery = { page?: string; pageSize?: string; _q?: string } & Record<
  string,
  string | undefined
>;

export const DEFAULT_PAGE_SIZE = 25;

/**
 * What a list shows is kept in the address, so that it can be shared, reloaded and gone back to: page, page size,
 * search and filters. Whatever narrows the list leads back to its first page.
 */
export const useListParams = () => {
  const [{ query }, setQuery] = useQueryParams<ListQuery>();

  const set = (name: string, value: string | undefined) => {
    const kept = Object.fromEntries(
      Object.entries(query).map(([key, old]) => [key, old && encodeURIComponent(old)]),
    );
    setQuery({ ...kept, page: undefined, [name]: value && encodeURIComponent(value) });
  };

  return {
    page: Number(query.page ?? 1) || 1,
    pageSize: Number(query.pageSize ?? DEFAULT_PAGE_SIZE) || DEFAULT_PAGE_SIZE,
    search: query._q ?? '',
    setSearch: (search: string) => set('_q', search || undefined),
    sort: query.sort,
    setSort: (sort: string | undefined) => set('sort', sort),
    filter: (name: string) => query[name],
    setFilter: (name: string, value: string | undefined) => set(name, value),
  };
};

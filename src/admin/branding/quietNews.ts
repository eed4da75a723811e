import { getFetchClient } from '@strapi/strapi/admin';

const BANNER = 'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false';

type Init = { data?: { uuid?: string | false } };

/**
 * Strapi announces news about itself in a banner until each person has closed it. Bureau staff have no use for it, so
 * it counts as closed from the start. The key holds the id of this installation, which the login page asks for too.
 */
export const quietStrapiNews = async (): Promise<void> => {
  try {
    const { data } = await getFetchClient().get<Init>('/admin/init');
    localStorage.setItem(`${BANNER}:${data.data?.uuid}`, 'true');
  } catch {
    // Without an answer the banner shows once more, which does no harm.
  }
};

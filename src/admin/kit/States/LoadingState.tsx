import { Flex, Loader } from '@strapi/design-system';

import { useKitText } from '../text/kitText';

/** While something is fetched. */
export const LoadingState = () => {
  const t = useKitText();
  return (
    <Flex justifyContent="center" padding={8}>
      <Loader>{t('loading')}</Loader>
    </Flex>
  );
};

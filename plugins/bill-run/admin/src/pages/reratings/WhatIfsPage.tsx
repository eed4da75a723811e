import { ButtonLink, PageFrame } from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { useText } from '../../text';

import { ReratingList } from './ReratingList';

/** What calls of a month would have come to under other prices. */
export const WhatIfsPage = () => {
  const t = useText();
  return (
    <PageFrame
      title={t('whatIf.title')}
      subtitle={t('whatIf.subtitle')}
      help={[t('whatIf.help.1'), t('whatIf.help.2')]}
      actions={<ButtonLink to={PATHS.startWhatIf}>{t('whatIf.start')}</ButtonLink>}
    >
      <ReratingList kind="what-if" />
    </PageFrame>
  );
};

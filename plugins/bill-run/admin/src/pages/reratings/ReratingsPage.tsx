import { ButtonLink, PageFrame, useCan } from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';

import { ReratingList } from './ReratingList';

/** Calls that were rated anew, or would be. */
export const ReratingsPage = () => {
  const t = useText();
  const canRerate = useCan(PERMISSIONS.rerateUsage);
  return (
    <PageFrame
      title={t('rerate.title')}
      subtitle={t('rerate.subtitle')}
      help={[t('rerate.help.1'), t('rerate.help.2'), t('rerate.help.3')]}
      actions={canRerate && <ButtonLink to={PATHS.startRerating}>{t('rerate.start')}</ButtonLink>}
    >
      <ReratingList kind="rerating" />
    </PageFrame>
  );
};

import { PageFrame } from '../../../../../../src/admin/kit';
import { People } from '../../people/People';
import { useText } from '../../text';
import { useAccess } from '../shell/access';

/** Who else works here. */
export const PeoplePage = () => {
  const t = useText();
  const { reseller } = useAccess();
  return (
    <PageFrame
      title={t('people.title')}
      subtitle={t('people.subtitle', { name: reseller.name })}
      help={[t('people.help.1'), t('people.help.2'), t('people.help.3')]}
    >
      <People of={null} mode={reseller.mode} />
    </PageFrame>
  );
};

import { PageFrame } from '../../../../../../src/admin/kit';
import { Keys } from '../../keys/Keys';
import { useText } from '../../text';
import { useAccess } from '../shell/access';

/** The keys with which this reseller's own systems ask ours. */
export const KeysPage = () => {
  const t = useText();
  const { reseller } = useAccess();
  return (
    <PageFrame
      title={t('keys.title')}
      subtitle={t('keys.subtitle', { name: reseller.name })}
      help={[t('keys.help.1'), t('keys.help.2'), t('keys.help.3')]}
    >
      <Keys of={null} />
    </PageFrame>
  );
};

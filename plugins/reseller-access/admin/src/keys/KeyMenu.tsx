import { IconButton, Menu } from '@strapi/design-system';
import { More } from '@strapi/icons';

import type { ResellerKey } from '../../../shared/contracts/keys';
import { useText } from '../text';

import { worksNow } from './keyState';

export type KeyChange = 'change' | 'rotate' | 'revoke';

type KeyMenuProps = { apiKey: ResellerKey; onChange: (change: KeyChange) => void };

/** What can be done with a key: nothing once it is over; one that was replaced can only be stopped early. */
export const KeyMenu = ({ apiKey, onChange }: KeyMenuProps) => {
  const t = useText();
  if (!worksNow(apiKey)) {
    return null;
  }
  const changes: KeyChange[] =
    apiKey.state === 'active' ? ['rotate', 'change', 'revoke'] : ['revoke'];
  return (
    <Menu.Root>
      <Menu.Trigger
        tag={IconButton}
        variant="ghost"
        label={t('key.actions.of', { name: apiKey.name })}
        icon={<More aria-hidden />}
        endIcon={null}
      />
      <Menu.Content popoverPlacement="bottom-end">
        {changes.map((change) => (
          <Menu.Item
            key={change}
            variant={change === 'revoke' ? 'danger' : 'default'}
            onSelect={() => onChange(change)}
          >
            {t(`key.do.${change}`)}
          </Menu.Item>
        ))}
      </Menu.Content>
    </Menu.Root>
  );
};

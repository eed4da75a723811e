import { Menu, IconButton } from '@strapi/design-system';
import { More } from '@strapi/icons';

import type { Person, PersonAction } from '../../../shared/contracts/people';
import { useText } from '../text';

/** What is done with a person. Withdrawing an invitation is revoking somebody who never was here. */
export type PersonChange = PersonAction;

type PersonMenuProps = { person: Person; onChange: (change: PersonChange) => void };

/** What can be done with a person now; nothing is shown when that is nothing. */
export const PersonMenu = ({ person, onChange }: PersonMenuProps) => {
  const t = useText();
  const { actions, state, name } = person;
  if (actions.length === 0) {
    return null;
  }
  const isWaiting = state === 'invited' || state === 'invitation-expired';
  return (
    <Menu.Root>
      <Menu.Trigger
        tag={IconButton}
        variant="ghost"
        label={t('person.actions.of', { name })}
        icon={<More aria-hidden />}
        endIcon={null}
      />
      <Menu.Content popoverPlacement="bottom-end">
        {actions.map((action) => (
          <Menu.Item
            key={action}
            variant={action === 'revoke' ? 'danger' : 'default'}
            onSelect={() => onChange(action)}
          >
            {t(action === 'revoke' && isWaiting ? 'person.do.withdraw' : `person.do.${action}`)}
          </Menu.Item>
        ))}
      </Menu.Content>
    </Menu.Root>
  );
};

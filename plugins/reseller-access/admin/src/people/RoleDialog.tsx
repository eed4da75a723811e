import { useState } from 'react';

import { FormDialog } from '../../../../../src/admin/kit';
import type { ResellerMode } from '../../../shared/contracts/access';
import type { Person } from '../../../shared/contracts/people';
import { useChangeRoleMutation } from '../services/people';
import { useText } from '../text';

import { RoleField } from './RoleField';

type RoleDialogProps = {
  of: string | null;
  mode: ResellerMode;
  person: Person;
  onClose: () => void;
};

/** Another role for a person; it counts from his next click. */
export const RoleDialog = ({ of, mode, person, onClose }: RoleDialogProps) => {
  const t = useText();
  const [role, setRole] = useState(person.role);
  const [change, { isLoading, error }] = useChangeRoleMutation();
  const submit = async () => {
    const result = await change({ of, membershipId: person.membershipId, role });
    if ('data' in result) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('role.change', { name: person.name })}
      submitLabel={t('role.save')}
      isReady={role !== person.role}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <RoleField mode={mode} role={role} onChange={setRole} />
    </FormDialog>
  );
};

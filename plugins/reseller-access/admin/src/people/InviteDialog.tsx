import { useState } from 'react';

import { Field, Flex } from '@strapi/design-system';

import { fieldError, FormDialog } from '../../../../../src/admin/kit';
import type { MembershipRole, ResellerMode } from '../../../shared/contracts/access';
import {
  type InviteAnswer,
  PERSON_NAME_LENGTH,
  type PersonKind,
} from '../../../shared/contracts/people';
import { useInvitePersonMutation } from '../services/people';
import { useText } from '../text';

import { KindField } from './KindField';
import { RoleField } from './RoleField';

type InviteDialogProps = {
  of: string | null;
  mode: ResellerMode;
  onInvited: (answer: InviteAnswer) => void;
  onClose: () => void;
};

const FIELDS = ['email', 'firstname', 'lastname'] as const;
const EMAIL = /^\S+@\S+\.\S+$/;

/** Somebody new: who, and what he is. He gets an e-mail with a link to set his password. */
export const InviteDialog = ({ of, mode, onInvited, onClose }: InviteDialogProps) => {
  const t = useText();
  const [typed, setTyped] = useState({ email: '', firstname: '', lastname: '' });
  const [role, setRole] = useState<MembershipRole>('billing');
  const [kind, setKind] = useState<PersonKind>('panel');
  const [invite, { isLoading, error }] = useInvitePersonMutation();
  const isAboutField = FIELDS.some((name) => fieldError(error, name));

  const submit = async () => {
    const invitation = {
      email: typed.email.trim(),
      firstname: typed.firstname.trim(),
      lastname: typed.lastname.trim() || undefined,
      role,
      ...(of === null ? {} : { kind }),
    };
    const result = await invite({ of, invitation });
    if ('data' in result && result.data) {
      onInvited(result.data);
    }
  };

  return (
    <FormDialog
      title={t('invite.title')}
      submitLabel={t('invite.submit')}
      isReady={EMAIL.test(typed.email.trim()) && typed.firstname.trim() !== ''}
      isBusy={isLoading}
      error={isAboutField ? undefined : error}
      onSubmit={submit}
      onClose={onClose}
    >
      {FIELDS.map((name) => (
        <Field.Root
          key={name}
          name={name}
          required={name !== 'lastname'}
          hint={name === 'email' ? t('invite.email.hint') : undefined}
          error={fieldError(error, name)}
        >
          <Field.Label>{t(`invite.${name}`)}</Field.Label>
          <Field.Input
            type={name === 'email' ? 'email' : 'text'}
            autoComplete="off"
            maxLength={name === 'email' ? 254 : PERSON_NAME_LENGTH}
            value={typed[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      ))}
      <RoleField mode={mode} role={role} onChange={setRole} />
      {of !== null && (
        <Flex direction="column" alignItems="stretch">
          <KindField kind={kind} onChange={setKind} />
        </Flex>
      )}
    </FormDialog>
  );
};

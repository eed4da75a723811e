import { problem, type Problem } from '../../../../../src/platform/errors';

export const unknownPerson = (): Problem =>
  problem({
    status: 404,
    code: 'person-unknown',
    message: 'There is no such person here.',
    whatToDo: 'Choose one from the list.',
  });

export const isRevoked = (): Problem =>
  problem({
    status: 409,
    code: 'person-revoked',
    message: 'This person has no access any more.',
    whatToDo: 'Invite the person again.',
  });

export const notYourself = (): Problem =>
  problem({
    status: 409,
    code: 'not-yourself',
    message: 'You cannot change your own access.',
    whatToDo: 'Ask another owner, or the bureau.',
  });

export const isStaff = (): Problem =>
  problem({
    status: 409,
    code: 'is-staff',
    field: 'email',
    message:
      'This person works for the bureau, and cannot work for a reseller with the same log-in.',
    whatToDo: 'Use another e-mail address.',
  });

export const logInIsBlocked = (): Problem =>
  problem({
    status: 409,
    code: 'log-in-blocked',
    field: 'email',
    message: 'The log-in of this person was switched off by the bureau.',
    whatToDo: 'Let the bureau switch it on again, or use another e-mail address.',
  });

/** He may have registered under an address that is not his, so it must not be given anything. */
export const logInIsNotOurs = (): Problem =>
  problem({
    status: 409,
    code: 'log-in-not-ours',
    field: 'email',
    message: 'Somebody registered with this address who was never invited.',
    whatToDo: 'Delete that user under Content Manager > User, or use another e-mail address.',
  });

export const notWaiting = (): Problem =>
  problem({
    status: 409,
    code: 'not-waiting',
    message: 'This person has set a password and needs no invitation.',
    whatToDo: 'Who forgot his password asks for another one where he logs in.',
  });

export const sentJustNow = (): Problem =>
  problem({
    status: 409,
    code: 'sent-just-now',
    message: 'This invitation was sent a moment ago.',
    whatToDo: 'Wait a minute before you send it again.',
  });

export const tooManyInvitations = (most: number): Problem =>
  problem({
    status: 409,
    code: 'too-many-invitations',
    message: `You have sent ${most} invitations in the last 24 hours.`,
    whatToDo: 'Go on tomorrow, or ask the bureau.',
  });

export const invitationIsOver = (): Problem =>
  problem({
    status: 400,
    code: 'invitation-over',
    message: 'This invitation has ended, or was replaced by a newer one.',
    whatToDo: 'Ask who invited you to send it again.',
  });

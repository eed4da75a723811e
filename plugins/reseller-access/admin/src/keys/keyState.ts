import type { Tone } from '../../../../../src/admin/kit';
import type { KeyState, ResellerKey } from '../../../shared/contracts/keys';

export const KEY_TONE: Record<KeyState, Tone> = {
  active: 'good',
  replaced: 'waiting',
  expired: 'quiet',
  revoked: 'quiet',
};

/** Whether a key still lets somebody in. */
export const worksNow = ({ state }: ResellerKey): boolean =>
  state === 'active' || state === 'replaced';

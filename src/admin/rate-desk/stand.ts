import type { VersionStand } from '../../rate-desk/contracts';
import type { Tone } from '../kit';

export const STAND_TONE: Record<VersionStand, Tone> = {
  draft: 'info',
  coming: 'waiting',
  current: 'good',
  past: 'quiet',
};

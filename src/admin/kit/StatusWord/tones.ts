import {
  ArrowsCounterClockwise,
  CheckCircle,
  Clock,
  CrossCircle,
  Information,
  MinusCircle,
  WarningCircle,
} from '@strapi/icons';

/** How a status feels. Each has its own colour and its own sign: nothing is said by colour alone. */
export type Tone = 'quiet' | 'info' | 'waiting' | 'busy' | 'good' | 'warning' | 'bad';

export const TONES = {
  quiet: { icon: MinusCircle, color: 'neutral600', background: 'neutral100', border: 'neutral200' },
  info: { icon: Information, color: 'primary700', background: 'primary100', border: 'primary200' },
  waiting: { icon: Clock, color: 'warning700', background: 'warning100', border: 'warning200' },
  busy: {
    icon: ArrowsCounterClockwise,
    color: 'primary700',
    background: 'primary100',
    border: 'primary200',
  },
  good: { icon: CheckCircle, color: 'success700', background: 'success100', border: 'success200' },
  warning: {
    icon: WarningCircle,
    color: 'warning700',
    background: 'warning100',
    border: 'warning200',
  },
  bad: { icon: CrossCircle, color: 'danger700', background: 'danger100', border: 'danger200' },
} as const satisfies Record<
  Tone,
  { icon: unknown; color: string; background: string; border: string }
>;

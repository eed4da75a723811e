import type { Random } from '../random';
import type { Profile } from './model';

/** One thing that a customer ordered. */
export type OrderLine = {
  product: string;
  quantity: number;
  /** What kind of phone number comes with it. */
  number: 'landline' | 'mobile' | null;
  /** Ordered before the demo's month, or within the customer's own period of it. */
  when: 'before' | 'in-period';
  /** A rental that may be given up, or have a price of its own. */
  canCease: boolean;
};

const rental = (product: string, quantity = 1): OrderLine => ({
  product,
  quantity,
  number: null,
  when: 'before',
  canCease: true,
});

const numbered = (product: string, number: 'landline' | 'mobile', count: number): OrderLine[] =>
  Array.from({ length: count }, () => ({
    product,
    quantity: 1,
    number,
    when: 'before',
    canCease: false,
  }));

const oneOff = (product: string, quantity = 1): OrderLine => ({
  product,
  quantity,
  number: null,
  when: 'in-period',
  canCease: false,
});

/** A few of the lines, each with its own chance. */
const some = (random: Random, lines: readonly (readonly [number, OrderLine])[]): OrderLine[] =>
  lines.filter(([chance]) => random.chance(chance)).map(([, line]) => line);

const broadband = (random: Random): OrderLine =>
  rental(
    random.weighted([
      ['SOGEA-80', 4],
      ['FTTP-330', 4],
      ['FTTP-900', 2],
    ] as const),
  );

const orders: Record<Profile, (random: Random) => OrderLine[]> = {
  office: (random) => {
    const seats = random.int(3, 22);
    return [
      rental(random.chance(0.3) ? 'HOSTED-SEAT-PLUS' : 'HOSTED-SEAT', seats),
      ...numbered('NUMBER', 'landline', random.int(2, 6)),
      broadband(random),
      ...some(random, [
        [0.3, rental('LIC-RECORDING', Math.ceil(seats / 2))],
        [0.25, rental('LIC-OFFICE', seats)],
        [0.2, rental('SUPPORT-DESK')],
        [0.15, rental('ROUTER-COVER')],
        [0.12, rental('LINE-WATCH')],
        [0.08, oneOff('HANDSET', random.int(1, 4))],
      ]),
    ];
  },
  trunk: (random) => [
    rental('SIP-CHANNEL', random.int(4, 30)),
    ...numbered('NUMBER', 'landline', random.int(4, 10)),
    ...some(random, [
      [0.7, rental('PBX-MAINT')],
      [0.5, rental('FTTP-900')],
      [0.4, rental('SUPPORT-DESK')],
      [0.3, rental('LINE-WATCH', random.int(1, 4))],
      [0.25, rental('ROUTER-COVER', 2)],
    ]),
  ],
  fleet: (random) => [
    ...numbered(random.chance(0.5) ? 'SIM-10GB' : 'SIM-UNLIMITED', 'mobile', random.int(3, 10)),
    ...numbered('NUMBER', 'landline', 1),
    rental('HOSTED-SEAT', random.int(1, 3)),
    ...some(random, [[0.2, rental('SUPPORT-DESK')]]),
  ],
  micro: (random) => [
    rental('HOSTED-SEAT', random.int(1, 2)),
    ...numbered('NUMBER', 'landline', 1),
    ...some(random, [
      [0.7, broadband(random)],
      [0.1, rental('ROUTER-COVER')],
    ]),
  ],
  home: (random) => [
    ...numbered('DIGITAL-VOICE', 'landline', 1),
    rental(random.chance(0.5) ? 'FTTP-330' : 'SOGEA-80'),
    ...numbered('SIM-10GB', 'mobile', random.chance(0.3) ? random.int(1, 2) : 0),
  ],
  licences: (random) => [
    rental('LIC-OFFICE', random.int(2, 30)),
    ...some(random, [
      [0.5, rental('SUPPORT-DESK')],
      [0.4, rental('ROUTER-COVER')],
    ]),
  ],
};

/** What is added within the period by one customer in twelve: a line or a seat, and what it takes to put it in. */
const additions = (profile: Profile, random: Random): OrderLine[] => {
  if (profile === 'licences') return [{ ...rental('LIC-OFFICE', 2), when: 'in-period' }];
  if (profile === 'fleet') {
    return numbered('SIM-10GB', 'mobile', 1).map((line) => ({ ...line, when: 'in-period' }));
  }
  const [line] = numbered('NUMBER', 'landline', 1);
  const seat: OrderLine = { ...rental('HOSTED-SEAT', random.int(1, 3)), when: 'in-period' };
  return [
    ...(line ? [{ ...line, when: 'in-period' as const }] : []),
    seat,
    random.chance(0.5) ? oneOff('INSTALL') : oneOff('PORT-IN'),
  ];
};

/** What a customer of a profile has ordered. */
export const orderFor = (input: { profile: Profile; random: Random }): OrderLine[] => {
  const { profile, random } = input;
  const lines = orders[profile](random);
  return random.chance(1 / 12) ? [...lines, ...additions(profile, random)] : lines;
};

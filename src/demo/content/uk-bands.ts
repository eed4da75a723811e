/**
 * The charge bands of UK numbers, and what the supplier of the demo charges for each. Prefixes
 * follow the public numbering plan; prices are pence per minute without VAT, and fictional.
 */
export type UkBand = {
  destination: string;
  band: string;
  /** National digits without the 0, or short codes; ranges as in expandPrefixes. */
  prefixes: string;
  /** Peak, off-peak and weekend, in pence per minute. */
  pence: readonly [number, number, number];
  /** Set-up charge in pence. */
  connectionPence?: number;
};

/** Numbers behind +44. */
export const ukBands: readonly UkBand[] = [
  { destination: 'UK landline', band: 'uk-landline', prefixes: '1 2', pence: [0.38, 0.26, 0.22] },
  // Charged like landline numbers, and counted with them, by regulation.
  {
    destination: 'UK 03 number',
    band: 'uk-landline',
    prefixes: '30 33 34 37',
    pence: [0.38, 0.26, 0.22],
  },
  {
    destination: 'Isle of Man landline',
    band: 'crown-dependencies',
    prefixes: '1624',
    pence: [0.62, 0.48, 0.44],
  },
  {
    destination: 'Jersey landline',
    band: 'crown-dependencies',
    prefixes: '1534',
    pence: [0.66, 0.5, 0.46],
  },
  {
    destination: 'Guernsey landline',
    band: 'crown-dependencies',
    prefixes: '1481',
    pence: [0.66, 0.5, 0.46],
  },
  {
    destination: 'UK corporate number',
    band: 'uk-corporate',
    prefixes: '55',
    pence: [2.4, 1.9, 1.7],
  },
  {
    destination: 'UK internet phone number',
    band: 'uk-voip',
    prefixes: '56',
    pence: [2.1, 1.6, 1.4],
  },
  {
    destination: 'UK personal number',
    band: 'uk-personal',
    prefixes: '70',
    pence: [24.5, 24.5, 24.5],
    connectionPence: 8,
  },
  {
    destination: 'UK mobile',
    band: 'uk-mobile',
    prefixes: '71-75 77-79',
    pence: [1.62, 1.4, 1.12],
  },
  {
    destination: 'UK mobile O2',
    band: 'uk-mobile',
    prefixes:
      '7525 7526 7540 7545 7590-7595 7702 7706-7716 7718-7720 7724 7725 7729-7732 7736 7738-7740 7745 7746 7749-7756 7759 7761-7764 7801-7803 7808-7810 7834 7835 7841 7843-7845 7849-7851 7860 7864',
    pence: [1.48, 1.22, 0.94],
  },
  {
    destination: 'UK mobile Vodafone',
    band: 'uk-mobile',
    prefixes:
      '7423 7425 7500-7503 7551 7553-7555 7584 7585 7587 7717 7721 7733 7741 7747 7748 7760 7765-7771 7773-7776 7778-7780 7785-7789 7795 7796 7798 7799 7818 7823-7825 7831 7833 7836 7867 7876 7884 7887 7899-7901 7909 7917-7920',
    pence: [1.52, 1.26, 0.96],
  },
  {
    destination: 'UK mobile EE',
    band: 'uk-mobile',
    prefixes:
      '7415 7416 7419 7432 7504-7508 7527-7536 7572 7579 7772 7790-7792 7800 7805 7811-7817 7837 7854 7855 7866 7870 7875 7890 7891 7903-7908 7910 7912-7914 7929-7932 7939-7963 7966-7974 7976-7987 7989',
    pence: [1.5, 1.24, 0.95],
  },
  {
    destination: 'UK mobile Three',
    band: 'uk-mobile',
    prefixes:
      '7400-7403 7411 7413 7414 7426-7428 7449 7453 7455 7460-7463 7575-7578 7588 7723 7727 7728 7735 7737 7828 7830 7832 7838 7846 7848 7853 7859 7861-7863 7865 7868 7869 7877 7878 7882 7883 7886 7888 7889 7897 7898 7915 7916 7988',
    pence: [1.66, 1.38, 1.04],
  },
  {
    destination: 'Isle of Man mobile',
    band: 'crown-dependencies',
    prefixes: '7624',
    pence: [6.4, 5.6, 4.9],
  },
  {
    destination: 'Jersey mobile',
    band: 'crown-dependencies',
    prefixes: '7509 7797',
    pence: [6.9, 6.1, 5.4],
  },
  {
    destination: 'Guernsey mobile',
    band: 'crown-dependencies',
    prefixes: '7781 7839 7911',
    pence: [6.9, 6.1, 5.4],
  },
  { destination: 'UK pager', band: 'uk-paging', prefixes: '76', pence: [22, 18, 16] },
  { destination: 'UK freephone', band: 'uk-freephone', prefixes: '800 808', pence: [0, 0, 0] },
  { destination: 'UK 0843 number', band: 'uk-service', prefixes: '843', pence: [6.1, 5.9, 5.9] },
  { destination: 'UK 0844 number', band: 'uk-service', prefixes: '844', pence: [6.4, 6.2, 6.2] },
  { destination: 'UK 0845 number', band: 'uk-service', prefixes: '845', pence: [3.2, 2.1, 1.9] },
  { destination: 'UK 0870 number', band: 'uk-service', prefixes: '870', pence: [4.6, 3.8, 3.6] },
  { destination: 'UK 0871 number', band: 'uk-service', prefixes: '871', pence: [10.4, 10.4, 10.4] },
  { destination: 'UK 0872 number', band: 'uk-service', prefixes: '872', pence: [11.2, 11.2, 11.2] },
  { destination: 'UK 0873 number', band: 'uk-service', prefixes: '873', pence: [11.6, 11.6, 11.6] },
  {
    destination: 'UK premium rate',
    band: 'uk-premium',
    prefixes: '90',
    pence: [88, 88, 88],
    connectionPence: 12,
  },
  {
    destination: 'UK premium rate services',
    band: 'uk-premium',
    prefixes: '91',
    pence: [124, 124, 124],
    connectionPence: 20,
  },
  {
    destination: 'UK premium rate adult',
    band: 'uk-premium',
    prefixes: '98',
    pence: [132, 132, 132],
    connectionPence: 20,
  },
];

/** Numbers that are dialled as they are, without a zero or a country code. */
export const ukShortCodes: readonly UkBand[] = [
  {
    destination: 'Emergency services',
    band: 'uk-emergency',
    prefixes: '999 112',
    pence: [0, 0, 0],
  },
  { destination: 'Police 101', band: 'uk-freephone', prefixes: '101', pence: [0, 0, 0] },
  { destination: 'NHS 111', band: 'uk-freephone', prefixes: '111', pence: [0, 0, 0] },
  { destination: 'Power cut 105', band: 'uk-freephone', prefixes: '105', pence: [0, 0, 0] },
  { destination: 'Helpline 116', band: 'uk-freephone', prefixes: '116', pence: [0, 0, 0] },
  {
    destination: 'Speaking clock',
    band: 'uk-service',
    prefixes: '123',
    pence: [0, 0, 0],
    connectionPence: 22,
  },
  {
    destination: 'Directory enquiries',
    band: 'uk-directory',
    prefixes: '118',
    pence: [92, 92, 92],
    connectionPence: 110,
  },
];

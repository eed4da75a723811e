/** A UK number as its customer knows it: '442071234567' as '02071234567'. Any other text stays as it is. */
export const nationalForm = (number: string): string =>
  /^44\d{7,10}$/.test(number) ? `0${number.slice(2)}` : number;

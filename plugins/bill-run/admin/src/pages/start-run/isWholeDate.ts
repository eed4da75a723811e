/** While a year is being typed, a date field holds one of long ago: 2, 20, 202 ... */
export const isWholeDate = (typed: string): boolean => /^20\d\d-\d\d-\d\d$/.test(typed);

/** A petrol blue in place of Strapi's violet: calm, and far from the green, amber and red of statuses. */
export const lightColors = {
  buttonPrimary500: '#1478a0',
  buttonPrimary600: '#0b5c7d',
  primary100: '#e9f4f8',
  primary200: '#bcdcea',
  primary500: '#2a8db5',
  primary600: '#0b5c7d',
  primary700: '#084a66',
  // Darker than Strapi's, whose small text in these two is too faint on white.
  neutral500: '#6f6f8f',
  warning700: '#a04e00',
};

export const darkColors = {
  // In the dark the stronger colour is the lighter one; white text stays readable on both.
  buttonPrimary500: '#0b6184',
  buttonPrimary600: '#1478a0',
  primary100: '#1a3240',
  primary200: '#245069',
  primary500: '#3d9cc4',
  primary600: '#62b6d9',
  primary700: '#8ccdea',
};

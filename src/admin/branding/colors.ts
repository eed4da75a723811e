/** A petrol blue in place of Strapi's violet: calm, and far from the green, amber and red of statuses. */
const buttons = {
  buttonPrimary500: '#1478a0',
  buttonPrimary600: '#0b5c7d',
};

export const lightColors = {
  ...buttons,
  primary100: '#e9f4f8',
  primary200: '#bcdcea',
  primary500: '#2a8db5',
  primary600: '#0b5c7d',
  primary700: '#084a66',
};

export const darkColors = {
  ...buttons,
  primary100: '#1a3240',
  primary200: '#245069',
  primary500: '#3d9cc4',
  primary600: '#62b6d9',
  primary700: '#8ccdea',
};

/** Where Strapi's own words would speak of Strapi, ours speak of bills. */
export const brandTexts = {
  'Auth.form.welcome.title': 'Billwright',
  'Auth.form.welcome.subtitle': 'Log in to bill, check and collect',
  'Auth.form.register.subtitle':
    'This account administers Billwright. All data stays in your own database.',
  'HomePage.head.title': 'Home',
  'HomePage.header.subtitle': 'Here is how things stand.',
  'app.components.LeftMenu.logo.alt': 'Billwright',
  'app.components.LeftMenu.navbrand.title': 'Billwright',
  'app.components.LeftMenu.navbrand.workplace': 'Bureau billing',
};

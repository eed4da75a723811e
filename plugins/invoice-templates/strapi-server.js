// Strapi loads plugins as JavaScript: this points at what the root tsconfig compiles.
module.exports = require('../../dist/plugins/invoice-templates/server/src').default;

// Strapi loads plugins as JavaScript: this points at what the root tsconfig compiles.
module.exports = require('../../dist/plugins/reseller-access/server/src').default;

import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const plugins = ['bill-run', 'invoice-templates', 'collections', 'reseller-access'];

/** The domain is pure: it can be read, tested and reused without Strapi, database, clock or disk. */
const billingOnly = {
  files: ['src/billing/**/*.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: '^(?!\\.{1,2}(/|$)|temporal-polyfill$|date-holidays$)',
            message: 'src/billing imports itself, temporal-polyfill and date-holidays only.',
          },
          {
            regex: '(^|/)(platform|api|admin|plugins|seeds|demo|bench)(/|$)',
            message: 'src/billing knows nothing of the rest of the application.',
          },
        ],
      },
    ],
    'no-restricted-globals': [
      'error',
      { name: 'process', message: 'The environment is an argument here.' },
      { name: 'fetch', message: 'src/billing does no I/O.' },
    ],
    'no-restricted-syntax': [
      'error',
      {
        selector: "NewExpression[callee.name='Date'][arguments.length=0]",
        message: 'Now is an argument here.',
      },
      {
        selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
        message: 'Now is an argument here.',
      },
    ],
  },
};

/**
 * A plugin calls another by src/platform/plugin-services or reacts to its events; it never reaches into its files.
 * The types of its contracts are what it says to everybody: they may be imported as types.
 */
const wallOf = (plugin) => {
  const others = plugins.filter((other) => other !== plugin).join('|');
  return {
    files: [`plugins/${plugin}/**/*.{ts,tsx}`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `/(${others})/(server|admin)/`,
              message: 'Call the service of the other plugin (src/platform/plugin-services).',
            },
            {
              regex: `/(${others})/shared/`,
              allowTypeImports: true,
              message: 'Of another plugin only the types of its contracts may be imported.',
            },
            {
              regex: '^@strapi/[^/]+/(dist|server)/',
              message: "Strapi's internals move between versions.",
            },
          ],
        },
      ],
    },
  };
};

const typed = (files, project) => ({
  files,
  extends: [js.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
  languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    // A handler of a library is often async without awaiting anything itself.
    '@typescript-eslint/require-await': 'off',
    // We write functions without `this`; method signatures of types are only a way to write them.
    '@typescript-eslint/unbound-method': 'off',
    '@typescript-eslint/no-misused-promises': [
      'error',
      { checksVoidReturn: { attributes: false } },
    ],
    // Rows of SQL, Strapi's services and answers over HTTP arrive untyped. They are given a type where they enter;
    // to write `any` ourselves is an error.
    ...Object.fromEntries(
      ['assignment', 'member-access', 'argument', 'call', 'return'].map((use) => [
        `@typescript-eslint/no-unsafe-${use}`,
        'off',
      ]),
    ),
    eqeqeq: 'error',
    'no-console': 'error',
    'prefer-const': 'error',
  },
});

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'build/',
      'node_modules/',
      '.data/',
      '.strapi/',
      '.cache/',
      'types/',
      'public/',
    ],
  },
  typed(
    ['config/**/*.ts', 'src/**/*.ts', 'plugins/*/server/**/*.ts', 'plugins/*/shared/**/*.ts'],
    ['./tsconfig.json'],
  ),
  typed(
    ['plugins/*/admin/**/*.{ts,tsx}', 'src/admin/**/*.{ts,tsx}'],
    ['./plugins/tsconfig.admin.json'],
  ),
  typed(['tests/**/*.ts'], ['./tests/tsconfig.json']),
  {
    // What talks to a person at a terminal.
    files: ['src/platform/launcher/**', 'src/demo/**', 'src/bench/**'],
    rules: { 'no-console': 'off' },
  },
  billingOnly,
  ...plugins.map(wallOf),
  {
    // Scripts are plain JavaScript: they run before anything is compiled.
    files: ['**/*.{js,cjs,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...['process', 'console', 'URL', 'setTimeout', 'clearTimeout', 'AbortController'],
          ...['fetch', 'Buffer', 'require', 'module', '__dirname', 'setInterval', 'clearInterval'],
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { eqeqeq: 'error', 'prefer-const': 'error' },
  },
  {
    files: ['*.{js,cjs}', 'plugins/*/strapi-server.js', 'tests/**/*.cjs', '.*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  },
);

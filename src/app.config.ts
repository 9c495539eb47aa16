export default defineAppConfig({
  pages: ['pages/home/index'],
  lazyCodeLoading: 'requiredComponents',
  window: { navigationStyle: 'default', navigationBarTitleText: 'JASMINER' },
});

export default defineAppConfig({
  pages: ['pages/blocks/index'],
  animation: false,
  window: { navigationBarTitleText: '愿团组件', navigationStyle: 'custom' },
})

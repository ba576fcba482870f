export default definePageConfig({
  navigationBarTitleText: '商品',
  enableShareAppMessage: true,
  enableShareTimeline: true,
  // Moments' single page puts a bar of its own on top: the picture begins below it.
  singlePage: { navigationBarFit: 'squeezed' },
})

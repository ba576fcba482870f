export default definePageConfig({
  navigationBarTitleText: '愿团',
  enablePullDownRefresh: true,
})

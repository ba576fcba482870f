export default definePageConfig({
  navigationBarTitleText: '我的团',
  enablePullDownRefresh: true,
})

export default definePageConfig({ navigationBarTitleText: '资金分录' })

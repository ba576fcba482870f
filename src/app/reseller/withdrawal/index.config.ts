export default definePageConfig({ navigationBarTitleText: '提现回单' })

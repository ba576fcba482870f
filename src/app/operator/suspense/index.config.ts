export default definePageConfig({ navigationBarTitleText: '在途资金' })

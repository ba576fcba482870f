export default definePageConfig({ navigationBarTitleText: '品牌后台' })

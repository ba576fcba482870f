export default definePageConfig({ navigationBarTitleText: '成本卡' })

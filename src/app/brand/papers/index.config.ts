export default definePageConfig({ navigationBarTitleText: '品牌与资质' })

export default definePageConfig({ navigationBarTitleText: '开放平台' })

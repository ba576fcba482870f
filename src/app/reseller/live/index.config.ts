export default definePageConfig({ navigationBarTitleText: '实况' })

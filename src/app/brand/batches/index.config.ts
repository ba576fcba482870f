export default definePageConfig({ navigationBarTitleText: '批次与防伪' })

export default definePageConfig({ navigationBarTitleText: '选货' })

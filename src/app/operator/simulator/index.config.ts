export default definePageConfig({ navigationBarTitleText: '模拟器' })

export default definePageConfig({ navigationBarTitleText: '愿团组件' })

export default definePageConfig({ navigationBarTitleText: '数字的构成' })

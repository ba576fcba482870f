/** What a person is called who has not said a name: WeChat gives none since 2022. */
export const NICKNAME_USUAL = '微信用户'

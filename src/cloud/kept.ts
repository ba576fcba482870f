/**
 * What stays of a person after the account is closed, column by column, with the reason. A test fills the whole product with
 * a person whose every field is unmistakable, closes the account and searches every column of every table: whatever it finds
 * outside this list is a fault. What stays is one id that leads to nobody, in records that the law or others need.
 */
const TRADE =
  'trade record, three years after the last trade (电商法 31, 网络交易监督管理办法 31); the id has no name behind it'
const ROUND = 'a round is replayed from its states and events, and others sit in it; the id has no name behind it'

export const KEPT: Readonly<Record<string, string>> = {
  'person.id': 'what the records below point at; everything else of the row is empty',
  'orders.person_id': TRADE,
  'payment.person_id': TRADE,
  'after_sale.person_id': TRADE,
  'withdrawal.person_id':
    'income paid out is reported and kept for taxes (互联网平台企业涉税信息报送规定); the id has no name behind it',
  'rating.person_id': 'stars belong to what was traded (电商法 39); shown without a name, the words are gone',
  'entry.person_id': ROUND,
  'round.state': ROUND,
  'campaign_event.event': ROUND,
  'campaign_event.person_id': ROUND,
  'shop.person_id': 'order lines say which shop earned commission (电商法 31); the shop is closed and has no name',
  'audit.person_id':
    'who did what for a shop or a brand, without the words (网络安全法 21); the id has no name behind it',
  'idempotency.caller': 'the answer to closing itself, for its repeats; forgotten after two days',
}

/** Columns that know people by name and are emptied; a new column of that kind must be put into one of the two lists. */
export const ERASED: readonly string[] = [
  'address.person_id',
  'avatar.person_id',
  'consent.person_id',
  'customer_tag.person_id',
  'message.person_id',
  'person.avatar_url',
  'person.nickname',
  'person.openid',
  'privacy_consent.person_id',
  'rating_words.person_id',
  'reminder.person_id',
  'review_case.asked_by',
  'share.person_id',
  'visit.person_id',
  'visit.visitor_id',
]

/**
 * What people did for a brand or for the platform stands with their id, which has no name behind it once the account is
 * closed: others rely on it. The platform's own people, and a brand's last owner, hand over before they can close.
 */
export const ON_DUTY: readonly string[] = [
  'api_key.made_by',
  'api_key.revoked_by',
  'batch.created_by',
  'batch_version.by_person',
  'campaign.created_by',
  'change_set.created_by',
  'code_run.created_by',
  'cost_card.by_person',
  'cost_opening.by_person',
  'file.created_by',
  'import.created_by',
  'invitation.made_by',
  'invitation.taken_by',
  'invitation.withdrawn_by',
  'log_export.taken_by',
  'member.ended_by',
  'member.given_by',
  'member.person_id',
  'order_batch.by_person',
  'parcel.shipped_by',
  'licence.created_by',
  'parcel_correction.corrected_by',
  'review_case.decided_by',
  'review_step.person_id',
  'staff.person_id',
  'webhook.made_by',
]

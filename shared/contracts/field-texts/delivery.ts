import type { FieldTexts } from './field-texts.ts';

/** Feeds, the snapshot, and webhooks. */
export const deliveryFields: FieldTexts = {
  'query.since': {
    zh: '从哪里续读：上一页的 next，或全量副本的 since，原样填入；不填即从头开始',
    en: 'Where to read on: the next of the page before, or the since of a snapshot, as it came; the beginning where it is left out',
  },
  'listCreditChanges.purpose': {
    zh: '副本作何用途，记入查询日志；不填为 credit-copy',
    en: 'What the copy is for; it goes to the query log, and is credit-copy where it is left out',
  },
  'readCreditSnapshot.purpose': {
    zh: '全量副本作何用途，记入查询日志；不填为 credit-copy',
    en: 'What the snapshot is for; it goes to the query log, and is credit-copy where it is left out',
  },
  next: {
    zh: '下一次从哪里续读，填入 since；请在保存本页各条之后再保存',
    en: 'Where to read on, for since of the next request; keep it after you have kept the items',
  },
  hasMore: {
    zh: '是否还有已发生的变更可以立即续读；为 false 时稍后再读',
    en: 'Whether there is more to read at once; otherwise ask again whenever you like',
  },
  'readCreditSnapshot.items': { zh: '本页各主体的信用状况', en: 'The credit of the entities on this page' },
  'readCreditSnapshot.since': {
    zh: '读完全部各页后，从此处起读变更，即得完整副本',
    en: 'Where the changes go on once all pages are read, for since of the feed',
  },
  'readCreditSnapshot.limit': {
    zh: '一页至多多少个主体：1 至 200，不填为 50；可能少于此数',
    en: 'The most entities on a page: 1 to 200, and 50 where it is left out; there may be fewer',
  },
  version: {
    zh: '该条所述记录的版本号，随每次变化增大；对同一记录以版本号大的为准',
    en: 'The version of the record that this tells of, which grows with each change; of two things said of one record the higher version holds',
  },
  credit: {
    zh: '主体的信用状况，不含逐条说明和回执',
    en: 'What a query would answer about the entity, without the lines that explain it and without a receipt',
  },
  'credit.state': {
    zh: '该主体的经营状态，如存续、注销',
    en: 'Whether the entity is still there, such as active or deregistered',
  },
  'credit.standing': {
    zh: '信用状况；从未有过信用事件，或已由他人承继的省略',
    en: 'The credit standing; absent where no event was ever known, and where another entity carries it on',
  },
  succeededBy: {
    zh: '承继该主体的主体的标识；没有承继的省略',
    en: 'The identifier of who carries on the entity, which has no standing of its own any more; absent where nobody does',
  },
  'CreditEntry.topic': {
    zh: '总是 credit：主体信用状况的变更',
    en: 'Always credit: a change of an entity’s credit',
  },
  'OrderEntry.topic': { zh: '总是 orders：措施指令的变更', en: 'Always orders: a change of a measure order' },
  feed: {
    zh: '变更流的名称：credit，或 orders/ 加单位编码',
    en: 'The name of the feed: credit, or orders/ and the code of a unit',
  },
  'CreditEntry.index': {
    zh: '在信用变更流中的序号，从 0 起，没有间断',
    en: 'The place in the feed of credit, from 0 without a gap',
  },
  'OrderEntry.index': {
    zh: '在该单位的措施指令变更流中的序号，从 0 起，没有间断',
    en: 'The place in the unit’s feed of orders, from 0 without a gap',
  },
  'CreditEntry.id': {
    zh: '这一变更的编号，在接口、推送和事件总线中相同，重复收到时据以识别',
    en: 'What happened, by a name that is the same in feeds, webhooks and on the event bus, so that whoever hears it twice knows',
  },
  'OrderEntry.id': {
    zh: '这一变更的编号，在涉及它的各变更流、推送和事件总线中相同',
    en: 'What happened, by a name that is the same in every feed that tells of it, in webhooks and on the event bus',
  },
  'CreditEntry.at': { zh: '信用状况何时变更（UTC 时刻）', en: 'When the credit changed (UTC instant)' },
  'OrderEntry.at': { zh: '措施指令何时变更（UTC 时刻）', en: 'When the order changed (UTC instant)' },
  order: { zh: '变更后的整项措施指令', en: 'The whole order as it became' },

  webhookId: { zh: '推送端点的编号', en: 'The id of the webhook' },
  'Webhook.id': { zh: '推送端点的编号', en: 'The id of this webhook' },
  'Webhook.department': {
    zh: '端点所属部门；推送它及其下级单位执行或决定的措施指令',
    en: 'The department of the webhook, which is told of the orders that this unit, or one below it, applies or decided',
  },
  url: {
    zh: '接收推送的地址，须为 https 的公网域名',
    en: 'The address that messages are sent to, https with a name of the public DNS',
  },
  topics: {
    zh: '推送哪些变更：信用状况（credit）、措施指令（orders）',
    en: 'What it is told of: credit, orders, or both',
  },
  'Webhook.state': {
    zh: '启用（active）、暂停（paused）或注销（retired）；暂停期间的变更恢复后补发，注销后不再推送',
    en: 'Whether messages are sent; what happens while it is paused is sent once it goes on, and to one that is retired nothing any more',
  },
  pausedBecause: {
    zh: '为何暂停：有人要求（asked），或接收方答复 410 Gone（gone）；未暂停的省略',
    en: 'Why it is paused: somebody asked for it, or the server answered 410 Gone; absent where it is not',
  },
  createdBy: { zh: '由谁登记', en: 'Who registered the webhook' },
  createdAt: { zh: '何时登记（UTC 时刻）', en: 'When the webhook was registered (UTC instant)' },
  previousSecretUntil: {
    zh: '旧签名密钥并用至何时（UTC 时刻），在更换后 24 小时内；没有并用的省略',
    en: 'Until when messages are signed with the old secret too (UTC instant), 24 hours from its change; absent where they are not',
  },
  secret: {
    zh: '签名密钥，whsec_ 开头；只在首次应答中给出，重复请求时省略，请妥善保存',
    en: 'The secret that messages are signed with, beginning with whsec_; in the first answer alone, and absent when the request is repeated',
  },
  endpointId: { zh: '推送端点的编号', en: 'The webhook that the message or the position belongs to' },
  messageId: { zh: '推送消息的编号，即其 webhook-id', en: 'The id of the message, its webhook-id' },
  'WebhookMessage.id': {
    zh: '推送消息的 webhook-id，即所述变更的编号，每次尝试相同',
    en: 'The webhook-id of the message: that of the change it tells of, the same in every attempt',
  },
  entry: {
    zh: '消息所述的变更；测试消息省略',
    en: 'The change that the message tells of; absent for a test message',
  },
  'WebhookMessage.entry.index': {
    zh: '所述变更在该变更流中的序号，从 0 起',
    en: 'The place of the change in that feed, from 0',
  },
  'WebhookMessage.state': {
    zh: '待送达（pending）、已送达（delivered）或已放弃（dead，十次未成）',
    en: 'Whether the message is pending, delivered, or dead after ten attempts',
  },
  'WebhookMessage.createdAt': {
    zh: '消息何时产生（UTC 时刻）',
    en: 'When the message was made (UTC instant)',
  },
  attempts: {
    zh: '产生或重新发送以来已尝试几次',
    en: 'How often it was sent since it was made or sent anew',
  },
  'WebhookMessage.at': {
    zh: '待送达的：何时发送；已送达或已放弃的：何时认定（UTC 时刻）',
    en: 'When it is to be sent; for one that is delivered or dead, when that was found (UTC instant)',
  },
  lastStatus: {
    zh: '最近一次尝试得到的 HTTP 状态码；没有得到应答的省略',
    en: 'The HTTP status that the last attempt was answered with; absent where there was no answer',
  },
  lastFault: {
    zh: '最近一次尝试为何没有得到应答：地址不可用、域名、连接、TLS 或超时；得到应答的省略',
    en: 'Why the last attempt got no answer: the address, its name, the connection, TLS or a timeout; absent where it got one',
  },
  'listMessages.state': {
    zh: '列出处于哪一状态的消息，不填为已放弃的（dead）',
    en: 'Which messages to list: pending, delivered or dead, the last where it is left out',
  },
  topic: { zh: '哪一类变更：credit 或 orders', en: 'Which changes: credit or orders' },
  'replayWebhook.from': {
    zh: '从变更流的第几条起重新推送（序号，从 0 起，含该条）',
    en: 'The index in the feed from which everything is sent again, itself included',
  },
  'replayWebhook.next': {
    zh: '下一条将转为推送消息的变更的序号',
    en: 'The index of the next change that becomes a message',
  },
};

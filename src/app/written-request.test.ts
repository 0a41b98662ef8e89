import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { requestFor } from '#beeper/server-version.ts'
import { account } from '#beeper/testing/accounts.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { pickContact, typeWho } from '#features/compose/draft/changes.ts'
import { emptyDraft, type WholeDraft } from '#features/compose/draft/draft.ts'
import { draftFromPayload } from '#features/compose/draft/from-payload.ts'
import { typedParticipant } from '#features/compose/draft/participants.ts'
import { toNewChat } from '#features/compose/draft/payload.ts'
import { planRecipient } from '#features/compose/draft/recipient-of.ts'
import { readableJSON } from '#features/request-panel/readable-json.ts'
import { type ReadingContext, readRequest } from '#features/request-panel/reading/read-request.ts'
import type { SampleRequest } from '#features/request-panel/samples/sample.ts'
import { samples } from '#features/request-panel/samples/samples.ts'

const mount = '/sandbox'
const baseURL = 'http://127.0.0.1:4280/sandbox'
const accounts = [account('whatsapp'), account('signal')]
const accountIDs = accounts.map(({ accountID }) => accountID)
const context: ReadingContext = { addresses: [baseURL], accountIDs, mode: 'start' }

/** The payload of a draft, without the results of searches. */
function payloadOf(draft: WholeDraft): NewChat {
  const known = { mount, accounts, lastAccountID: '', readNumber: undefined }
  const { user, inUse } = planRecipient(draft, known)
  return toNewChat(draft, { accountID: inUse?.account.accountID ?? '', user, mount })
}

type Write = (request: SampleRequest) => string
const languages: [name: string, write: Write][] = [
  ['JSON', ({ body }) => readableJSON(body)],
  ['curl', samples.curl],
  ['TypeScript', samples.typescript],
  ['Python', samples.python],
  ['Go', samples.go],
]
const dialects = ['start', 'union'] as const

function written(write: Write, payload: NewChat, dialect: (typeof dialects)[number]) {
  const { call, body } = requestFor(payload, dialect)
  const way = dialect === 'union' ? 'union' : payload.mode === 'start' ? 'start' : 'create'
  const text = write({ way, path: call.path, baseURL, body: { ...body } })
  // an empty body has the mode of the form
  return readRequest(text, { ...context, mode: payload.mode ?? 'create' }).payload
}

const text = fc.oneof(
  fc.constantFrom('', ' ', 'ada', '@ada', '+44 7700 900101', 'Zoë O’Neil', '\\', '"', "'", '`'),
  fc.constantFrom(
    '$HOME',
    '`id`',
    '\n',
    '\u2028x',
    '👩‍👩‍👧',
    '{"a":1}',
    '*/',
    '//',
    '#',
    '%s',
    '^',
  ),
  fc.string({ unit: 'grapheme' }),
)
const details = fc.record({
  ...{ id: text, username: text, phoneNumber: text, email: text, fullName: text },
})
const ada = { ...account('whatsapp').user, id: '@ada:w', fullName: 'Ada Obi', phoneNumber: '+4477' }
const anyDraft: fc.Arbitrary<WholeDraft> = fc
  .record({
    mode: fc.constantFrom('start', 'create'),
    accountID: fc.constantFrom('', ...accountIDs),
    user: details,
    person: fc.constantFrom('none', 'chosen', 'typed'),
    messageText: text,
    title: text,
    allowInvite: fc.boolean(),
    type: fc.constantFrom('', 'single', 'group'),
    ids: fc.uniqueArray(
      text.filter((id) => id.trim() !== ''),
      { selector: (id) => id.trim() },
    ),
  })
  .map(({ accountID, person, ids, user, ...rest }) => {
    const base: WholeDraft = {
      ...{ ...emptyDraft, ...rest, accountIDs: accountID ? { [mount]: accountID } : {} },
      participants: ids.map((id) =>
        typedParticipant(id, accountID ? `${mount} ${accountID}` : undefined),
      ),
    }
    const where = { mount, accountID: accountID || 'local-whatsapp' }
    if (person === 'chosen') return pickContact(base, ada, where)
    return person === 'typed' ? typeWho(base, 'Ada Obi') : { ...base, user }
  })

// grapheme strings have no lone surrogates, which Go cannot represent
describe.each(languages)('a draft written as %s', (_, write) => {
  test('and read again does not change the draft', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom(...dialects), (draft, dialect) => {
        const payload = written(write, payloadOf(draft), dialect)
        for (const way of ['typed', 'pasted'] as const) {
          expect(draftFromPayload(draft, { payload, before: payload, way }, mount)).toEqual(draft)
        }
      }),
    )
  })

  test('and pasted over any other draft makes the same request', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, fc.constantFrom(...dialects), (draft, other, dialect) => {
        const expected = payloadOf(draft)
        const payload = written(write, expected, dialect)
        const before = written(write, payloadOf(other), dialect)
        const filled = draftFromPayload(other, { payload, before, way: 'pasted' }, mount)
        expect(payloadOf(filled)).toEqual(expected)
      }),
    )
  })
})

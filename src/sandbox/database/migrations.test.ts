import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { expect, onTestFinished, test } from 'vitest'
import { sandboxOver } from '../testing/fresh-sandbox.ts'
import { fold } from './fold.ts'
import { migrations } from './migrations.ts'
import { openDatabase } from './open.ts'

const german = 'Gern, Ärger mich Élodie!'

const rows = [
  `insert into account values ('signal', 'signal', 'connected', null)`,
  `insert into person (key, accountID, id, networkID, isSelf, fullName, sortName, words) values
    (1, 'signal', '@me:x', 'me', 1, 'Mara', 'mara', 'mara'),
    (2, 'signal', '@ada:x', 'ada', 0, 'Ada', 'ada', 'ada')`,
  `insert into chat (key, id, accountID, type, partner, title, titleWords, lastActivity) values
    (1, '!old:x', 'signal', 'single', 2, 'Ada', 'ada', '2026-01-02T03:04:05.000Z')`,
  'insert into participant (chat, position, person) values (1, 0, 2), (1, 1, 1)',
  `insert into message (id, chat, sender, text, timestamp) values
    ('m1', 1, 1, 'Tee?', '2026-01-02T03:03:05.000Z'),
    ('m2', 1, 2, '${german}', '2026-01-02T03:04:05.000Z')`,
]

test.each(Array.from(migrations, (_, step) => step + 1))(
  'a database at version %i is migrated with its chats',
  async (steps) => {
    const folder = await mkdtemp(join(tmpdir(), 'overture-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const url = `file:${join(folder, 'sandbox.db')}`
    const old = createClient({ url })
    await old.batch([
      'create table migration (version integer primary key)',
      ...migrations.slice(0, steps).flat(),
      ...Array.from({ length: steps }, (_, step) => `insert into migration values (${step + 1})`),
      ...rows,
      ...(steps < 4
        ? []
        : [`update message set words = lower(text)`, 'update chat set lastRead = 2']),
      // as step 6 has already corrected it
      ...(steps < 6 ? [] : [`update message set words = '${fold(german)}' where id = 'm2'`]),
    ])
    old.close()

    const database = await openDatabase(url)
    onTestFinished(() => database.close())
    const { beeper } = sandboxOver(database)
    const { items } = await beeper.messages.list('!old:x')
    expect(items).toMatchObject([
      { id: 'm2', text: 'Gern, Ärger mich Élodie!', isSender: false, isUnread: false },
      { id: 'm1', text: 'Tee?', isSender: true, isUnread: false },
    ])
    expect((await beeper.messages.search({ query: 'tee' })).items).toEqual([items[1]])
    // SQLite's `lower` does not change these letters
    expect((await beeper.messages.search({ query: 'ärger élodie' })).items).toEqual([items[0]])
    expect(await beeper.chats.retrieve('!old:x')).toMatchObject({
      isReadOnly: false,
      draft: null,
      unreadCount: 0,
      lastReadMessageSortKey: items[0]?.sortKey,
    })
    // rows older than the index are in the index
    for (const query of ['ada', 'da', 'a']) {
      for (const scope of ['titles', 'participants'] as const) {
        const found = await beeper.chats.search({ query, scope })
        expect(found.items.map(({ id }) => id)).toEqual(['!old:x'])
      }
    }
    await beeper.messages.send('!old:x', { text: 'Bis gleich' })
    expect((await beeper.chats.list()).items[0]?.preview?.text).toBe('Bis gleich')
  },
)

import * as z from 'zod/mini'
import type { Database } from './database.ts'
import { fold } from './fold.ts'
import { lastIndexed, type Statement } from './sql.ts'
import { UnusableStorageError } from './storage-errors.ts'

/**
 * The steps from an empty database to the current tables. Each runs once and in order; never change
 * a published step, add another. Columns that the API shows have the names of the API. What SQL
 * cannot compute is added by `computed`.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    `create table account (
      accountID text primary key,
      network text not null,
      status text not null,
      statusText text
    )`,
    `create table person (
      key integer primary key,
      accountID text not null references account (accountID),
      id text not null,
      networkID text not null,
      fullName text,
      username text,
      phoneNumber text,
      email text,
      cannotMessage integer not null default 0,
      isNetworkBot integer not null default 0,
      needsInvite integer not null default 0,
      isSelf integer not null default 0,
      isStranger integer not null default 0,
      sortName text not null,
      words text not null
    )`,
    'create unique index personByID on person (accountID, id)',
    'create unique index personByNetworkID on person (accountID, networkID)',
    'create unique index oneSelfPerAccount on person (accountID) where isSelf = 1',
    'create index personByUsername on person (accountID, username)',
    'create index personByPhoneNumber on person (accountID, phoneNumber)',
    'create index personByEmail on person (accountID, email)',
    'create index contactByName on person (accountID, sortName, key) where isStranger = 0 and isSelf = 0',
    `create virtual table personWords using fts5 (words, content = '', tokenize = 'trigram')`,
    `create trigger personIsFindable after insert on person begin
      insert into personWords (rowid, words) values (new.key, new.words);
    end`,
    `create table chat (
      key integer primary key autoincrement,
      id text not null unique,
      accountID text not null references account (accountID),
      type text not null check (type in ('single', 'group')),
      partner integer references person (key),
      members text,
      title text not null,
      titleWords text not null,
      lastActivity text not null,
      unreadCount integer not null default 0,
      isArchived integer not null default 0,
      isLowPriority integer not null default 0,
      isMuted integer not null default 0,
      check ((type = 'single') = (partner is not null))
    )`,
    'create unique index oneDirectChatPerPerson on chat (accountID, partner) where partner is not null',
    'create unique index oneGroupPerCircle on chat (accountID, members) where members is not null',
    'create index chatByActivity on chat (lastActivity desc, key desc)',
    `create table participant (
      chat integer not null references chat (key),
      position integer not null,
      person integer not null references person (key),
      isAdmin integer not null default 0,
      isPending integer not null default 0,
      primary key (chat, position),
      unique (chat, person)
    ) without rowid`,
    `create table message (
      key integer primary key autoincrement,
      id text not null unique,
      chat integer not null references chat (key),
      sender integer not null references person (key),
      text text not null,
      timestamp text not null
    )`,
    'create index messageByChat on message (chat, key)',
  ],
  [
    `create table oauthClient (
      key integer primary key autoincrement,
      id text not null unique,
      name text not null,
      redirectURIs text not null
    )`,
    `create table oauthConsent (
      ticketPrint text primary key,
      clientID text not null references oauthClient (id) on delete cascade,
      redirectURI text not null,
      scope text not null,
      challenge text not null,
      state text,
      expiresAt integer not null
    ) without rowid`,
    `create table oauthGrant (
      key integer primary key,
      codePrint text not null unique,
      clientID text not null references oauthClient (id) on delete cascade,
      redirectURI text not null,
      challenge text not null,
      scope text not null,
      codeExpiresAt integer not null,
      tokenPrint text unique,
      tokenIssuedAt integer,
      tokenExpiresAt integer,
      isRevoked integer not null default 0
    )`,
    'create index oauthConsentByClient on oauthConsent (clientID)',
    'create index oauthGrantByClient on oauthGrant (clientID)',
  ],
  [
    'alter table chat add column description text',
    'alter table chat add column imgURL text',
    'alter table chat add column isPinned integer not null default 0',
    'alter table chat add column isMarkedUnread integer not null default 0',
    'alter table chat add column isReadOnly integer not null default 0',
    'alter table chat add column messageExpirySeconds integer',
    // JSON, in the shape of the contract
    'alter table chat add column draft text',
    'alter table chat add column reminder text',
    'alter table chat add column snooze text',
  ],
  [
    'alter table message add column pendingID text',
    // when the message leaves the pending state, and its send status then (JSON)
    'alter table message add column settlesAt text',
    'alter table message add column outcome text',
    'alter table message add column editedTimestamp text',
    'alter table message add column edits integer not null default 0',
    'alter table message add column isDeleted integer not null default 0',
    'alter table message add column linkedMessageID text',
    `alter table message add column words text not null default ''`,
    'update message set words = lower(text)',
    'create unique index messageByPendingID on message (pendingID) where pendingID is not null',
    'create index messageByTimestamp on message (timestamp desc, key desc)',
    // the key of the last read message
    'alter table chat add column lastRead integer',
    `update chat set lastRead = (select max(message.key) from message where message.chat = chat.key)
      where unreadCount = 0`,
  ],
  [
    // the number of requests to the flaky scenario contact
    `create table attempt (
      accountID text not null,
      userID text not null,
      tries integer not null,
      primary key (accountID, userID)
    ) without rowid`,
  ],
  [
    'create index chatByAccount on chat (accountID, lastActivity desc, key desc)',
    'create index archivedChat on chat (lastActivity desc, key desc) where isArchived = 1',
    `create table reaction (
      key integer primary key autoincrement,
      message integer not null references message (key) on delete cascade,
      person integer not null references person (key),
      reactionKey text not null,
      unique (message, person, reactionKey)
    )`,
  ],
  [
    // the settings of the sandbox, by name
    `create table choice (
      name text primary key,
      value text not null
    ) without rowid`,
  ],
  [
    // finds words of titles and participants without a full scan of the chats
    `create virtual table chatWords using fts5 (words, content = '', tokenize = 'trigram')`,
    'insert into chatWords (rowid, words) select key, titleWords from chat',
    `create trigger chatIsFindable after insert on chat begin
      insert into chatWords (rowid, words) values (new.key, new.titleWords);
    end`,
    `create trigger chatIsRenamed after update of titleWords on chat begin
      insert into chatWords (chatWords, rowid, words) values ('delete', old.key, old.titleWords);
      insert into chatWords (rowid, words) values (new.key, new.titleWords);
    end`,
    `create trigger chatIsGone after delete on chat begin
      insert into chatWords (chatWords, rowid, words) values ('delete', old.key, old.titleWords);
    end`,
    'create index participantByPerson on participant (person, chat)',
    // filters that match few of many chats
    'create index lowPriorityChat on chat (lastActivity desc, key desc) where isLowPriority = 1',
    `create index groupChat on chat (lastActivity desc, key desc) where type = 'group'`,
    `create index unreadChat on chat (lastActivity desc, key desc)
      where unreadCount > 0 or isMarkedUnread = 1`,
  ],
  [
    // two spaces after each text let every character start a trigram, so that the terms of an index
    // find words of one or two characters; indexed text is already folded
    'drop trigger personIsFindable',
    'drop table personWords',
    `create virtual table personWords
      using fts5 (words, content = '', tokenize = 'trigram case_sensitive 1')`,
    `insert into personWords (rowid, words) select key, words || '  ' from person`,
    `create trigger personIsFindable after insert on person begin
      insert into personWords (rowid, words) values (new.key, new.words || '  ');
    end`,
    `create virtual table personTrigrams using fts5vocab (personWords, instance)`,
    'drop trigger chatIsFindable',
    'drop trigger chatIsRenamed',
    'drop trigger chatIsGone',
    'drop table chatWords',
    `create virtual table chatWords
      using fts5 (words, content = '', tokenize = 'trigram case_sensitive 1')`,
    `insert into chatWords (rowid, words) select key, titleWords || '  ' from chat`,
    `create trigger chatIsFindable after insert on chat begin
      insert into chatWords (rowid, words) values (new.key, new.titleWords || '  ');
    end`,
    `create trigger chatIsRenamed after update of titleWords on chat begin
      insert into chatWords (chatWords, rowid, words)
        values ('delete', old.key, old.titleWords || '  ');
      insert into chatWords (rowid, words) values (new.key, new.titleWords || '  ');
    end`,
    `create trigger chatIsGone after delete on chat begin
      insert into chatWords (chatWords, rowid, words)
        values ('delete', old.key, old.titleWords || '  ');
    end`,
    `create virtual table chatTrigrams using fts5vocab (chatWords, instance)`,
    // most people have one identifier, and null is never looked up
    ...['username', 'phoneNumber', 'email'].flatMap((kind) => {
      const index = `personBy${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
      return [
        `drop index ${index}`,
        `create index ${index} on person (accountID, ${kind}) where ${kind} is not null`,
      ]
    }),
  ],
  [
    // an index entry for each new chat and stranger was half the write cost of a chat, so they are
    // indexed in batches; searches scan the rows newer than the last entry. Contacts are indexed at
    // once, because their search uses only the index
    'drop trigger personIsFindable',
    'drop trigger chatIsFindable',
    'drop trigger chatIsRenamed',
    'drop trigger chatIsGone',
    `create trigger personIsFindable after insert on person
      when new.isStranger = 0 or new.key % 16 = 0 begin
      insert into personWords (rowid, words) select key, words || '  ' from person
        where key > ${lastIndexed('personWords')} and key <= new.key;
    end`,
    `create trigger chatIsFindable after insert on chat when new.key % 16 = 0 begin
      insert into chatWords (rowid, words) select key, titleWords || '  ' from chat
        where key > ${lastIndexed('chatWords')} and key <= new.key;
    end`,
    `create trigger chatIsRenamed after update of titleWords on chat
      when old.key <= ${lastIndexed('chatWords')} begin
      insert into chatWords (chatWords, rowid, words)
        values ('delete', old.key, old.titleWords || '  ');
      insert into chatWords (rowid, words) values (new.key, new.titleWords || '  ');
    end`,
    `create trigger chatIsGone after delete on chat
      when old.key <= ${lastIndexed('chatWords')} begin
      insert into chatWords (chatWords, rowid, words)
        values ('delete', old.key, old.titleWords || '  ');
    end`,
  ],
]

const Version = z.object({ version: z.nullable(z.number()) })
const Table = z.object({ name: z.string() })

/**
 * Migrates the tables. Throws `UnusableStorageError` for a database of another program, and for one
 * that a newer version has written; both stay unchanged.
 */
export async function migrate(database: Database): Promise<void> {
  const tables = await tablesOf(database)
  if (tables.length > 0 && !tables.includes('migration')) throw new UnusableStorageError('foreign')
  await database.write([
    { sql: 'create table if not exists migration (version integer primary key)', args: [] },
  ])
  if ((await versionOf(database)) > migrations.length) throw new UnusableStorageError('newer')
  for (const [index, statements] of migrations.entries()) {
    const version = index + 1
    if (version <= (await versionOf(database))) continue
    try {
      await database.write([
        { sql: 'insert into migration (version) values (?)', args: [version] },
        ...statements.map((sql) => ({ sql, args: [] })),
        ...((await computed[version]?.(database)) ?? []),
      ])
    } catch (error) {
      // another process that opened the database in parallel may have run this step
      if (version > (await versionOf(database))) throw error
    }
  }
}

/** Statements of a step that are computed in code. */
const computed: Readonly<Record<number, (database: Database) => Promise<Statement[]>>> = {
  // step 4 filled them with SQLite's `lower`, which handles ASCII only
  6: foldWords,
}

const Words = z.object({ key: z.number(), text: z.string(), words: z.string() })
const batchSize = 5000

async function foldWords(database: Database): Promise<Statement[]> {
  const statements: Statement[] = []
  for (let after = 0; ; ) {
    const rows = await database.rows(
      Words,
      'select key, text, words from message where key > ? order by key limit ?',
      [after, batchSize],
    )
    const changed = rows
      .map(({ key, text, words }) => ({ key, words, folded: fold(text) }))
      .filter(({ words, folded }) => words !== folded)
    if (changed.length > 0) {
      statements.push({
        sql: `update message set words = changed.value ->> 'folded'
          from json_each(?) as changed where message.key = changed.value ->> 'key'`,
        args: [JSON.stringify(changed)],
      })
    }
    after = rows.at(-1)?.key ?? after
    if (rows.length < batchSize) return statements
  }
}

async function versionOf(database: Database) {
  const [last] = await database.rows(Version, 'select max(version) as version from migration')
  return last?.version ?? 0
}

async function tablesOf(database: Database) {
  const sql = `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'`
  return (await database.rows(Table, sql)).map(({ name }) => name)
}

import type { RefObject } from 'react'
import { useBeeper, useConnection } from '#beeper/connection/connection-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import type { AccountContact } from '#beeper/recipient/contact-match.ts'
import { changeMode, pickContact, typeWho } from '#features/compose/draft/changes.ts'
import { addParticipants, chooseAccount } from '#features/compose/draft/participants.ts'
import { useDraft, useDraftValue } from '#features/compose/draft/use-draft.tsx'
import { focusPerson } from '#features/compose/focus.ts'
import { useSpelling } from '#features/compose/numbers.ts'
import { useRecipient } from '#features/compose/recipient-context.tsx'
import { useClear, useSubmit } from '#features/compose/submit/submit-context.tsx'
import { useDraftedRequest } from '#features/compose/use-drafted-request.ts'
import { writeLink } from '#features/links/form-link.ts'
import { Palette, type PaletteEntry } from '#features/palette/palette.tsx'
import type { Recent } from '#features/recents/recent.ts'
import { useRecents } from '#features/recents/recents-store.ts'
import { isPalette } from '#features/shortcuts/shortcut.ts'
import { notCopiedText, useCopy } from '#ui/copy-button.tsx'
import { Avatar } from '#ui/faces/avatar.tsx'
import { NetworkMark } from '#ui/faces/network-mark.tsx'
import { CopyIcon } from '#ui/icons.tsx'
import { keyNames } from '#ui/keyboard.tsx'
import { setTheme, themeIcons, themeNames, themes, useTheme } from './frame/theme.tsx'

interface PagePaletteProps {
  /** The text that was typed while the palette was loading. */
  typedBefore: RefObject<string>
  onShow(recent: Recent): void
  onClear(): void
  onList(text: string): void
  onOpen(opened: 'sheet' | 'recents'): void
  onClose(): void
}

/** The command palette with the entries of this page. */
export function PagePalette(props: PagePaletteProps) {
  const { mount } = useBeeper()
  const { getDraft, apply } = useDraft()
  const { accounts } = useRecipient()
  const mode = useDraftValue((draft) => draft.mode)
  const spell = useSpelling()
  const { actions, outcome } = useActions(props)

  const pick = ({ account, contact }: AccountContact) => {
    const { accountID } = account
    if (getDraft().mode === 'create') {
      apply((draft) => addParticipants(draft, [{ account, contact }], mount))
    } else {
      apply((draft) => pickContact(draft, contact, { mount, accountID }))
    }
    focusPerson()
  }
  const lookFor = (text: string) => {
    apply((draft) => (draft.mode === 'create' ? { ...draft, adding: text } : typeWho(draft, text)))
    focusPerson()
  }
  const groups = [
    { heading: 'Recently opened', entries: useRecentEntries(props.onShow), shownAtFirst: 4 },
    { heading: 'Actions', entries: actions, shownAtFirst: actions.length },
    { heading: 'Accounts', entries: useAccountEntries(), shownAtFirst: 30 },
  ]
  return (
    <Palette
      peopleHeading={mode === 'create' ? 'Add to the chat' : 'People'}
      groups={groups}
      accounts={accounts.data}
      outcome={outcome}
      spell={spell}
      onPick={pick}
      onLookFor={lookFor}
      textAtFirst={props.typedBefore}
      onClose={props.onClose}
      isToggle={isPalette}
    />
  )
}

function useRecentEntries(onShow: (recent: Recent) => void): PaletteEntry[] {
  const recents = useRecents(useBeeper().mount)
  const spell = useSpelling()
  return recents.map((recent) => ({
    key: `recent ${recent.chatID}`,
    text: spell(recent.title),
    about: [recent.network.name, recent.isGroup && 'Group'].filter(Boolean).join(' · '),
    icon: (
      <Avatar
        name={recent.title}
        id={recent.chatID}
        size="small"
        network={recent.network.type ?? ''}
      />
    ),
    run: () => onShow(recent),
  }))
}

function useAccountEntries(): PaletteEntry[] {
  const { mount } = useBeeper()
  const { apply } = useDraft()
  const { accounts } = useRecipient()
  const spell = useSpelling()
  const choose = (accountID: string) => () =>
    apply((draft) => chooseAccount(draft, mount, accountID))
  return [
    { key: 'account', text: 'All accounts', about: 'Account', run: choose('') },
    ...accounts.data.map((account) => {
      const { phoneNumber, username, email } = account.user
      return {
        key: `account ${account.accountID}`,
        text: networkNameOf(account),
        about: ['Account', spell(phoneNumber ?? username ?? email ?? '')]
          .filter(Boolean)
          .join(' · '),
        icon: <NetworkMark type={networkTypeOf(account)} />,
        run: choose(account.accountID),
      }
    }),
  ]
}

function useActions({ onClear, onList, onOpen }: PagePaletteProps) {
  const { showConnection } = useConnection()
  const { apply } = useDraft()
  const { dismiss } = useSubmit()
  const clear = useClear(onClear)
  const link = useCopiedLink()
  const current = useTheme()
  const switchTo = (mode: 'start' | 'create') => {
    dismiss()
    apply((draft) => changeMode(draft, mode))
    // after the render, which mounts the field of the other mode
    queueMicrotask(focusPerson)
  }
  const actions: PaletteEntry[] = [
    {
      key: 'start',
      text: 'Message someone',
      keys: [keyNames.alt, '1'],
      run: () => switchTo('start'),
    },
    {
      key: 'create',
      text: 'Create a chat',
      about: 'with several people',
      keys: [keyNames.alt, '2'],
      run: () => switchTo('create'),
    },
    {
      key: 'list',
      text: 'Paste a list',
      about: 'of people, for a group',
      run() {
        switchTo('create')
        onList('')
      },
    },
    ...(clear ? [{ key: 'clear', text: 'Clear the form', run: clear }] : []),
    {
      key: 'link',
      text: 'Copy link to this form',
      icon: <CopyIcon />,
      staysOpen: true,
      run: link.copy,
    },
    { key: 'recents', text: 'Recently opened', about: 'all chats', run: () => onOpen('recents') },
    { key: 'connection', text: 'Connection', about: 'sandbox or Beeper', run: showConnection },
    ...themes.map((theme) => {
      const Icon = themeIcons[theme]
      return {
        key: `theme ${theme}`,
        text: `Theme: ${themeNames[theme]}`,
        about: theme === current ? 'in use' : '',
        icon: <Icon />,
        run: () => setTheme(theme),
      }
    }),
    { key: 'shortcuts', text: 'Keyboard shortcuts', keys: ['?'], run: () => onOpen('sheet') },
  ]
  return { actions, outcome: link.outcome }
}

/** Copies a link to the current form, without the message. */
function useCopiedLink() {
  const { payload } = useDraftedRequest()
  const { copy, isCopied, hasFailed } = useCopy(
    location.origin + location.pathname + writeLink(payload, { withMessage: false }),
  )
  const outcome = isCopied
    ? 'Link copied. It fills the form, and sends nothing.'
    : hasFailed
      ? notCopiedText
      : undefined
  return { copy: () => void copy(), outcome }
}

// labels by the keys of the API
const capabilityNames = {
  maxTextLength: 'Message length',
  reply: 'Reply',
  thread: 'Threads',
  edit: 'Edit',
  delete: 'Delete for everyone',
  deleteForMe: 'Delete for me',
  reaction: 'Reactions',
  customEmojiReactions: 'Custom emoji',
  allowedReactions: 'Allowed reactions',
  poll: 'Polls',
  locationMessage: 'Location',
  readReceipts: 'Read receipts',
  typingNotifications: 'Typing',
  disappearingTimer: 'Disappearing messages',
  archive: 'Archive',
  markAsUnread: 'Mark as unread',
  deleteChat: 'Delete chat',
  deleteChatForEveryone: 'Delete chat for everyone',
  formatting: 'Formatting',
}

export const capability = (key: keyof typeof capabilityNames) => ({
  path: key,
  label: capabilityNames[key],
})

/** Labels for the keys of `participantActions`. */
export const actionNames = {
  invite: 'Invite',
  revokeInvite: 'Revoke invite',
  kick: 'Remove',
  ban: 'Ban',
  leave: 'Leave',
}

/** Labels for the keys of `state`. */
export const stateNames = {
  title: 'Change title',
  description: 'Change description',
  avatar: 'Change picture',
  disappearingTimer: 'Change timer',
}

/** Labels for the keys of `messageRequest`. */
export const requestNames = {
  acceptWithButton: 'Accept with a button',
  acceptWithMessage: 'Accept by answering',
}

/** Labels for the keys of `formatting`; an unknown feature is shown by its key. */
export const formattingNames: Readonly<Record<string, string>> = {
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  strikethrough: 'Strikethrough',
  inline_code: 'Inline code',
  code_block: 'Code block',
  'code_block.syntax_highlighting': 'Syntax highlighting',
  blockquote: 'Quote',
  inline_link: 'Links',
  user_link: 'Mention',
  room_link: 'Link to a chat',
  event_link: 'Link to a message',
  at_room_mention: 'Mention everyone',
  unordered_list: 'List',
  ordered_list: 'Numbered list',
  'ordered_list.start': 'List start number',
  'ordered_list.jump_value': 'Skipped list numbers',
  custom_emoji: 'Inline custom emoji',
  spoiler: 'Spoiler',
  'spoiler.reason': 'Spoiler reason',
  'color.foreground': 'Text colour',
  'color.background': 'Background colour',
  horizontal_line: 'Horizontal line',
  headers: 'Headings',
  superscript: 'Superscript',
  subscript: 'Subscript',
  math: 'Mathematics',
  details_summary: 'Details/summary',
  table: 'Table',
}

/** Labels for the message types of `attachments`; a chat rejects those it does not list. */
export const kindNames: Readonly<Record<string, string>> = {
  'm.image': 'Image',
  'm.video': 'Video',
  'm.audio': 'Audio',
  'org.matrix.msc3245.voice': 'Voice',
  'fi.mau.gif': 'GIF',
  'm.sticker': 'Sticker',
  'm.file': 'File',
}

/** Labels for MIME types and patterns; an unknown one is shown as it is. */
export const formatNames: Readonly<Record<string, string>> = {
  '*/*': 'any',
  'image/*': 'any image',
  'video/*': 'any video',
  'audio/*': 'any audio',
  'text/*': 'any text',
  'application/*': 'any document',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/apng': 'APNG',
  'image/gif': 'GIF',
  'image/webp': 'WebP',
  'image/bmp': 'BMP',
  'image/tiff': 'TIFF',
  'image/avif': 'AVIF',
  'video/mp4': 'MP4',
  'video/3gpp': '3GPP',
  'video/webm': 'WebM',
  'video/ogg': 'Ogg',
  'video/quicktime': 'QuickTime',
  'video/lottie+json': 'Lottie',
  'audio/mpeg': 'MP3',
  'audio/mp3': 'MP3',
  'audio/mp4': 'M4A',
  'audio/aac': 'AAC',
  'audio/amr': 'AMR',
  'audio/flac': 'FLAC',
  'audio/wav': 'WAV',
  'audio/3gpp': '3GPP',
  'audio/webm': 'WebM',
  'audio/ogg': 'Ogg',
  'audio/ogg; codecs=opus': 'Ogg Opus',
  'audio/webm; codecs=opus': 'WebM Opus',
}

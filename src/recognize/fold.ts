/** Lower case, without accents: how names are compared. Never for addresses, where accents count. */
export const foldAccents = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

import { queryOptions } from '@tanstack/react-query'

/** The reader of contact cards, loaded when the first card arrives. */
export const cardLibraryQuery = queryOptions({
  queryKey: ['card-library'],
  queryFn: () => import('#recognize/vcard.ts'),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

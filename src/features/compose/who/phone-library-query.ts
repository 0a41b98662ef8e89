import { queryOptions } from '@tanstack/react-query'

/** The library that knows the world's numbering plans, loaded when a number is first typed. */
export const phoneLibraryQuery = queryOptions({
  queryKey: ['phone-library'],
  queryFn: () => import('#recognize/phone-library.ts'),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

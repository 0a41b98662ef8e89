import { queryOptions } from '@tanstack/react-query'

/** The numbering plans of all countries: heavy, so loaded when the first number is typed. */
export const phoneLibraryQuery = queryOptions({
  queryKey: ['phone-library'],
  queryFn: () => import('#recognize/phone-library.ts'),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

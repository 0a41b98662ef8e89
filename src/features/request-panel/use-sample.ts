import { useQuery } from '@tanstack/react-query'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { type OpenRequest, useInfo } from '#beeper/server-version.ts'
import { createChat, startChat } from '#contract/new-chat.ts'
import { readableJSON } from './readable-json.ts'
import type { SampleRequest } from './samples/sample.ts'

export type Language = 'json' | keyof typeof import('./samples/samples.ts').samples

interface Sample {
  code: string | undefined
  /** Whether the code that writes it could not be loaded. */
  hasFailed: boolean
}

/** The request in a language; no `code` until the writers have been loaded. */
export function useSample(language: Language, request: OpenRequest): Sample {
  const baseURL = useBaseURL()
  const writers = useQuery({
    queryKey: ['request-samples'],
    queryFn: () => import('./samples/samples.ts'),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    enabled: language !== 'json',
  })
  if (language === 'json') return { code: readableJSON(request.body), hasFailed: false }
  const write = writers.data?.samples[language]
  return { code: write?.(asSample(request, baseURL)), hasFailed: writers.isError }
}

/** The address of the server in use, for other programs on this machine. */
export function useBaseURL(): string {
  const beeper = useBeeper()
  const info = useInfo(beeper)
  return (info.data?.server?.base_url ?? location.origin + beeper.mount).replace(/\/$/, '')
}

const asSample = ({ call, body }: OpenRequest, baseURL: string): SampleRequest => ({
  way: call === startChat ? 'start' : call === createChat ? 'create' : 'union',
  path: call.path,
  body: { ...body },
  baseURL,
})

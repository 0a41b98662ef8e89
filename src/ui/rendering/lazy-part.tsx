import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Button } from '../button.tsx'
import { ErrorBoundary } from './error-boundary.tsx'

interface LazyPartProps {
  /** Stands in the place of the part until it is loaded. */
  fallback?: ReactNode
}

/** A part of the page that is loaded when it is first drawn, or some time before. */
interface LazyPart<Props> {
  (props: Props & LazyPartProps): ReactNode
  /** Fetches it ahead. If that fails, it is fetched again when it is drawn. */
  preload(): void
}

/**
 * A part of the page that is heavy or rare. One that does not load says so in its place, can be tried
 * again, and leaves the rest of the page standing.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyPart<Props> {
  // what is there is drawn at once: React shows a fallback for `lazy`, however briefly
  let loaded: { Part: ComponentType<Props> } | undefined
  const fetchPart = async () => {
    loaded ??= { Part: await load() }
    return { default: loaded.Part }
  }
  const make = () => {
    const made = {
      Part: lazy(async () => {
        try {
          return await fetchPart()
        } catch (error) {
          // the next time it is drawn it is loaded anew
          if (shared === made) shared = make()
          throw error
        }
      }),
    }
    return made
  }
  // what was loaded once is there at once the next time
  let shared = make()
  function Drawn({ fallback, ...props }: Props & LazyPartProps) {
    const [{ Part }, setShared] = useState<{ Part: ComponentType<Props> }>(loaded ?? shared)
    const reload = () => {
      shared = make()
      setShared(shared)
    }
    const notLoaded = (_: unknown, retry: () => void) => (
      <NotLoaded
        onRetry={() => {
          reload()
          retry()
        }}
      />
    )
    return (
      <ErrorBoundary fallback={notLoaded}>
        <Suspense fallback={fallback}>
          {/* what is left without the fallback are the part's own properties */}
          <Part {...(props as unknown as Props)} />
        </Suspense>
      </ErrorBoundary>
    )
  }
  return Object.assign(Drawn, { preload: () => void fetchPart().catch(() => undefined) })
}

function NotLoaded({ onRetry }: { onRetry(): void }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 py-1 text-ink-2 text-small">
      This part of the page didn’t load.
      <Button variant="outline" onClick={onRetry}>
        Try again
      </Button>
      {/* after an update the file is gone for good, and only a new page knows its new name */}
      <Button variant="outline" onClick={() => location.reload()}>
        Load the page again
      </Button>
    </div>
  )
}

/** Whether anything was pressed on the page yet: what is heavy may be loaded from then on. */
export function useHasInteracted(): boolean {
  const [hasInteracted, setHasInteracted] = useState(false)
  useEffect(() => {
    const begin = () => setHasInteracted(true)
    const once = { once: true, capture: true }
    addEventListener('keydown', begin, once)
    addEventListener('pointerdown', begin, once)
    return () => {
      removeEventListener('keydown', begin, once)
      removeEventListener('pointerdown', begin, once)
    }
  }, [])
  return hasInteracted
}

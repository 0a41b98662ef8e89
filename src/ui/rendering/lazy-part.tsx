import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Button } from '../button.tsx'
import { ErrorBoundary } from './error-boundary.tsx'

interface LazyPartProps {
  /** Shown until the part is loaded. */
  fallback?: ReactNode
}

/** A part of the page that is loaded when it is first rendered, or preloaded. */
interface LazyPart<Props> {
  (props: Props & LazyPartProps): ReactNode
  /** Loads it ahead. If that fails, it is loaded again when it is rendered. */
  preload(): void
}

/**
 * A large or rarely used part of the page, loaded on demand. If that fails, an error with a retry
 * button is shown in its place, and the rest of the page keeps working.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyPart<Props> {
  // a loaded part is rendered directly, because `lazy` always shows its fallback for a moment
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
          // the next mount loads it again
          if (shared === made) shared = make()
          throw error
        }
      }),
    }
    return made
  }
  // shared by all mounts, so that the part is loaded once
  let shared = make()
  function Part({ fallback, ...props }: Props & LazyPartProps) {
    const [{ Part: Loaded }, setShared] = useState<{ Part: ComponentType<Props> }>(loaded ?? shared)
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
          {/* without the fallback the rest are the part's own props */}
          <Loaded {...(props as unknown as Props)} />
        </Suspense>
      </ErrorBoundary>
    )
  }
  return Object.assign(Part, { preload: () => void fetchPart().catch(() => undefined) })
}

function NotLoaded({ onRetry }: { onRetry(): void }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 py-1 text-ink-2 text-small">
      This part of the page didn’t load.
      <Button variant="outline" onClick={onRetry}>
        Try again
      </Button>
      {/* after an update the file no longer exists, and only a reloaded page has its new name */}
      <Button variant="outline" onClick={() => location.reload()}>
        Load the page again
      </Button>
    </div>
  )
}

/** Whether the user has pressed anything yet: from then on large parts may be preloaded. */
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

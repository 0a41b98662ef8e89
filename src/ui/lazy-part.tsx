import { Component, type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from './button.tsx'

/**
 * A part of the page that is heavy or rare, loaded when it is first drawn. One that does not load
 * says so in its place, can be tried again, and leaves the rest of the page standing.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback: ReactNode = null,
): ComponentType<Props> {
  const make = () => {
    const made = {
      Part: lazy(async () => {
        try {
          return { default: await load() }
        } catch (error) {
          // whoever draws it the next time tries anew
          if (shared === made) shared = make()
          throw error
        }
      }),
    }
    return made
  }
  // what was loaded once is there at once the next time
  let shared = make()
  return function LazyPart(props: Props) {
    const [{ Part }, setPart] = useState(shared)
    const retry = () => {
      shared = make()
      setPart(shared)
    }
    return (
      <PartBoundary onRetry={retry}>
        <Suspense fallback={fallback}>
          <Part {...props} />
        </Suspense>
      </PartBoundary>
    )
  }
}

interface PartBoundaryProps {
  onRetry(): void
  children: ReactNode
}

class PartBoundary extends Component<PartBoundaryProps> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    if (!this.state.isBroken) return this.props.children
    return (
      <div role="alert" className="flex flex-wrap items-center gap-2 py-1 text-ink-2 text-small">
        This part of the page didn’t load.
        <Button
          variant="outline"
          onClick={() => {
            this.props.onRetry()
            this.setState({ isBroken: false })
          }}
        >
          Try again
        </Button>
      </div>
    )
  }
}

import { type ComponentProps, useEffect } from 'react'
import { isTourPage } from '#beeper/connection/tour-page.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import type { Tour as GuidedTour } from './tour.tsx'

const Tour = lazyPart<ComponentProps<typeof GuidedTour>>(
  async () => (await import('./tour.tsx')).Tour,
)

/** The guided tour, where the page was loaded for it; `/#tour` loads it so. */
export function TourEntry(props: ComponentProps<typeof GuidedTour>) {
  useEffect(() => {
    // loaded again, the page is an ordinary one
    if (isTourPage) history.replaceState(null, '', location.pathname + location.search)
    const follow = () => location.hash === '#tour' && location.reload()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return isTourPage && <Tour {...props} />
}

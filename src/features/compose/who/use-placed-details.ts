import { useEffect } from 'react'
import { useFormContext } from 'react-hook-form'
import type { Draft } from '../draft.ts'

/**
 * Takes what was found in one place out of the fields while another is chosen, where it would mean
 * nobody or somebody else, and puts it back on return. What was typed by hand stays.
 */
export function usePlacedDetails(place: string) {
  const { getValues, setValue } = useFormContext<Draft>()
  useEffect(() => {
    const placed = getValues('placed')
    const isAway = placed !== undefined && placed.at !== place
    if (!placed || placed.isAway === isAway) return
    for (const name of ['id', 'username'] as const) {
      const [from, to] = isAway ? [placed[name], ''] : ['', placed[name]]
      if (getValues(`user.${name}`) === from) setValue(`user.${name}`, to)
    }
    setValue('placed', { ...placed, isAway })
  }, [place, getValues, setValue])
}

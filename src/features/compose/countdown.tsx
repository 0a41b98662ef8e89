import { useEffect, useState } from 'react'
import { remedyWords } from './remedy-words.ts'

/** Counts the time down that a network asked for; read out when it is over, not each second. */
export function Countdown({ seconds }: { seconds: number }) {
  const [end] = useState(() => Date.now() + seconds * 1000)
  const [left, setLeft] = useState(Math.ceil(seconds))
  useEffect(() => {
    if (left <= 0) return undefined
    const timer = setTimeout(() => setLeft(Math.ceil((end - Date.now()) / 1000)), 250)
    return () => clearTimeout(timer)
  })
  return (
    <p className="mt-1 tabular-nums">
      <span role="status">{left <= 0 ? remedyWords.waitedEnough : undefined}</span>
      {left > 0 && <span role="timer">{remedyWords.waitFor(left)}</span>}
    </p>
  )
}

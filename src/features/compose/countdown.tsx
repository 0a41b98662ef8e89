import { useEffect, useState } from 'react'
import { remedyWords } from './remedy-words.ts'

/** Counts the time down that a network asked for; read out when it is over, not each second. */
export function Countdown({ seconds }: { seconds: number }) {
  const [end] = useState(() => Date.now() + seconds * 1000)
  const [left, setLeft] = useState(Math.ceil(seconds))
  const isOver = left <= 0
  useEffect(() => {
    if (isOver) return undefined
    const timer = setInterval(() => setLeft(Math.ceil((end - Date.now()) / 1000)), 250)
    return () => clearInterval(timer)
  }, [end, isOver])
  return (
    <p className="mt-1 tabular-nums">
      <span role="status">{isOver ? remedyWords.waitedEnough : undefined}</span>
      {!isOver && <span role="timer">{remedyWords.waitFor(left)}</span>}
    </p>
  )
}

/** What the card says while there is nobody to show. */
export function Remark({ children }: { children: string }) {
  return <p className="px-[26px] py-[22px] text-ink-2 text-small">{children}</p>
}

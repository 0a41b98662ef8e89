/** Somebody picked, as the form knows them. */
export interface Member {
  id: string
  name: string
  /** The number or handle people know them by. */
  about?: string
  /** Why nobody is known by it yet. */
  doubt?: string
}

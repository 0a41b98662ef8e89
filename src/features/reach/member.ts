/** Somebody picked, as the form knows them. */
export interface Member {
  id: string
  name: string
  /** Why nobody is known by it yet. */
  doubt?: string
}

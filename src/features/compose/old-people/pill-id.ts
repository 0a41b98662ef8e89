/** The `id` of the button that stands for somebody among the people. */
export const pillID = (id: string) => `person-${encodeURIComponent(id)}`

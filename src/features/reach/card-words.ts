/** What the card says while there is nobody to show; the rest comes with whoever is shown. */
export const cardWords = {
  region: "Who you'll reach",
  heading: 'Who you’ll reach',
  empty: 'Say whom you want to reach, and see here who that is before anything is sent.',
  noAccount: 'Choose an account, and see here whom you will reach.',
  emptyGroup: 'Pick the people, and see here what will be created.',
}

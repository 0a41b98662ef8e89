/** What is said of a form that a link has filled. */
export const arrivalWords = {
  filled: 'A link filled this form. Nothing is sent before you press the button.',
  noAccount: (account: string) =>
    `A link filled this form. It names an account that is not here: “${account}”. Choose another one.`,
}

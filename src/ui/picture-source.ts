/**
 * What may be shown of a picture's address, if anything. Only a picture that came within the answer
 * is: any other address was chosen by the contact or by a network, and loading it would tell its
 * owner who looks at the contact, when, and from where. Beeper's own (`mxc:`, `file:`) are served to
 * a token only, which an image cannot carry.
 */
export const pictureSource = (url: string | undefined): string | undefined =>
  url !== undefined && /^data:image\/[\w.+-]+[;,]/i.test(url) ? url : undefined

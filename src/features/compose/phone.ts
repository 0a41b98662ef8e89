/** A number without the marks people write between its digits; a leading 00 becomes +. */
export const compactPhone = (typed: string) =>
  typed.replace(/[\s().\-–—/ ]/g, '').replace(/^00/, '+')

/** Whether something other than a number was typed. */
export const isNoPhone = (typed: string) => !/^\+?\d+$/.test(compactPhone(typed))

/** Whether a number says which country it is from. */
export const namesCountry = (typed: string) => compactPhone(typed).startsWith('+')

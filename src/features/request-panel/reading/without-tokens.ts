const tokenName = '$BEEPER_ACCESS_TOKEN'

const patterns = [
  /(authorization\s*["'`]?\s*[:=,]\s*["'`]?\s*(?:bearer|basic)\s+)(?!\$BEEPER_ACCESS_TOKEN\b)[^\s"'`^\\]+/gi,
  /(--oauth2-bearer[ \t=]+["'`^]*)(?!\$BEEPER_ACCESS_TOKEN\b)[^\s"'`^\\]+/gi,
  /((?:^|\s)(?:-u|--user)[ \t=]+["'`^]*)(?!\$BEEPER_ACCESS_TOKEN\b)[^\s"'`^\\]+/gi,
  /(\b(?:access_?token|WithAccessToken)["'`]?\s*[:=(]\s*["'`])(?!\$BEEPER_ACCESS_TOKEN\b)[^"'`\n]+/gi,
  /([?&]access_token=)(?!\$BEEPER_ACCESS_TOKEN\b)[^\s&"'`^]+/gi,
]

/** Replaces tokens in a text by the name of the environment variable, so that none is shown. */
export const withoutTokens = (text: string): string =>
  patterns.reduce((clean, pattern) => clean.replace(pattern, `$1${tokenName}`), text)

/**
 * Whether a Node version such as `v20.19.0` is new enough: 20.19 or later.
 * @param {string} version
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
}

// checked on import, because what is imported next may need it
if (!isNewEnough(process.version)) {
  console.error(`\nOverture needs Node 20.19 or newer; this is ${process.version}.\n`)
  process.exit(1)
}

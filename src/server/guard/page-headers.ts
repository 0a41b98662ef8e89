import { secureHeaders } from 'hono/secure-headers'

const self = "'self'"
const none = "'none'"

/**
 * What the page may do: load its own files, talk to its own server, and nothing else. Inline script,
 * inline style and frames are out; script that is built from text needs a Trusted Type.
 */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: [self],
    scriptSrc: [self],
    styleSrc: [self],
    // a contact's picture comes with the answer, since its address would tell who looks at it
    imgSrc: [self, 'data:', 'blob:'],
    fontSrc: [self],
    connectSrc: [self],
    manifestSrc: [self],
    // one file of ours, which the guard holds to
    workerSrc: [self],
    objectSrc: [none],
    baseUri: [none],
    formAction: [self],
    frameAncestors: [none],
    requireTrustedTypesFor: ["'script'"],
    // the one policy of the page, which makes the address of that worker
    trustedTypes: ['offline-worker'],
  },
  // this is plain http on one's own machine
  strictTransportSecurity: false,
  // for browsers that know no such policy, and run no such page
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
})

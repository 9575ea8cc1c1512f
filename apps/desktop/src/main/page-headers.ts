/** What the page may load and from where; everything that is not named is refused. */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  // No inline script, no eval. WebAssembly is compiled for pdf.js, which decodes JPEG 2000 and JBIG2 pictures with it.
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  // blob: for pictures that are pasted or chosen and not yet sent.
  'img-src': "'self' blob:",
  'font-src': "'self'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'none'",
  'frame-src': "'none'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'object-src': "'none'",
}

/** Headers of every answer of the page's own scheme. */
export function pageHeaders(): Record<string, string> {
  return {
    'content-security-policy': Object.entries(POLICY)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
  }
}

import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'
import '../locales/i18n'
import '../locales/late'

// jsdom has no layout: these answer as a wide, light, still screen would.
window.matchMedia = (query: string) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
    dispatchEvent: () => false,
  }) satisfies MediaQueryList

window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Element.prototype.scrollIntoView ??= () => {}

// Nothing is laid out, so antd's style sheets have no effect here; reading them and asking them about each element takes
// half of the time of the tests.
Object.defineProperty(HTMLStyleElement.prototype, 'innerHTML', { configurable: true, set: () => {} })

afterEach(cleanup)

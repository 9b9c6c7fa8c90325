import { describe, expect, it } from 'vitest'
import { AVATAR_HUES } from '../components/avatar'
import { type Palette, palettes, type Scheme } from './tokens'

type Rgb = [number, number, number]

function hex(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function hsl(hue: number, saturation: number, lightness: number): Rgb {
  const chroma = saturation * Math.min(lightness, 1 - lightness)
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12
    return 255 * (lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return [channel(0), channel(8), channel(4)]
}

/** Relative luminance of WCAG 2.2. */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const READABLE = 4.5
const PAIRS: readonly [keyof Palette, keyof Palette][] = [
  ['text', 'surface'],
  ['text', 'selected'],
  ['text', 'bubble'],
  ['text', 'accentSoft'],
  ['textSecondary', 'surface'],
  ['textSecondary', 'canvas'],
  ['textSecondary', 'selected'],
  ['textTertiary', 'surface'],
  ['textTertiary', 'hover'],
  ['accentText', 'surface'],
  ['accentText', 'selected'],
  ['accentText', 'bubble'],
  ['accentText', 'raised'],
  ['onAccent', 'accent'],
  ['onAccent', 'accentHover'],
  ['onAccent', 'badge'],
  ['error', 'surface'],
  ['error', 'errorSoft'],
  ['error', 'selected'],
  ['warning', 'warningSoft'],
  ['success', 'successSoft'],
  ['external', 'externalSoft'],
]

describe.each(['light', 'dark'] as Scheme[])('in the %s theme', (scheme) => {
  const palette = palettes[scheme]

  it.each(PAIRS)('%s on %s can be read', (front, back) => {
    expect(contrast(hex(palette[front]), hex(palette[back]))).toBeGreaterThanOrEqual(READABLE)
  })
})

it.each([...AVATAR_HUES])('white on an avatar of the hue %d can be read', (hue) => {
  expect(contrast([255, 255, 255], hsl(hue, 0.42, 0.35))).toBeGreaterThanOrEqual(READABLE)
})

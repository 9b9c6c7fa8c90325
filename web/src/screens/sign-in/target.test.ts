import { expect, it } from 'vitest'
import { signInTarget } from './target'

it.each([
  ['/forms/create-group/new?x=1', '/forms/create-group/new?x=1'],
  [null, '/inbox'],
  ['', '/inbox'],
  ['https://evil.example', '/inbox'],
  ['//evil.example', '/inbox'],
  ['/\\evil.example', '/inbox'],
  ['/sign-in?to=/sign-in', '/inbox'],
])('after signing in, %s leads to %s', (to, target) => expect(signInTarget(to)).toBe(target))

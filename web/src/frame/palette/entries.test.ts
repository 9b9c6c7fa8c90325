import { describe, expect, it } from 'vitest'
import { best, type Entry, rankOf } from './entries'

function entry(text: string, fact = ''): Entry {
  return { key: text, to: '/', text, fact, icon: { type: 'page' } }
}

describe('finding by words', () => {
  it.each([
    ['创建会话群', '创建', 0],
    ['更新 会话群', '会话', 1],
    ['group-ledger', 'Ledger', 1],
    ['会话群数据汇总', '汇总', 2],
    ['会话群', '张伟', undefined],
  ])('"%s" for "%s" ranks %s', (text, wanted, rank) => expect(rankOf(text, wanted)).toBe(rank))

  it('puts what begins with the words first and keeps the order of equals', () => {
    const entries = [entry('会话群数据汇总'), entry('汇总表'), entry('月度汇总'), entry('无关')]
    expect(best(entries, '汇总', 5).map(({ text }) => text)).toEqual(['汇总表', '会话群数据汇总', '月度汇总'])
  })

  it('looks into the fact too, and stops at the most wanted', () => {
    const entries = [entry('创建会话群', 'create-group'), entry('更新会话群', 'update-group')]
    expect(best(entries, 'group', 1).map(({ text }) => text)).toEqual(['创建会话群'])
  })

  it('offers everything for no words', () => {
    expect(best([entry('a'), entry('b')], '', 5)).toHaveLength(2)
  })
})

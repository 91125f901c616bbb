/** Replies as plain text. */
import { expect, test } from 'vitest';
import { renderPlain } from '../../src/answer/plain.ts';
import type { Block } from '../../src/conversation.ts';

const table: Block = {
  kind: 'table',
  columns: ['编号', '任务', '牵头单位'],
  rows: [
    ['4.1', '简政放权', '市编办'],
    ['12', '信用', '市发改委'],
  ],
};

test('columns are aligned, Chinese characters counting double', () => {
  expect(renderPlain({ blocks: [table], choices: [] }).split('\n')).toEqual([
    '编号  任务      牵头单位',
    '4.1   简政放权  市编办',
    '12    信用      市发改委',
  ]);
});

test('a table that is too wide becomes one entry after the other', () => {
  expect(renderPlain({ blocks: [table], choices: [] }, 20).split('\n')).toEqual([
    '4.1  简政放权',
    '    牵头单位：市编办',
    '12  信用',
    '    牵头单位：市发改委',
  ]);
});

test('fields take the colon of their language', () => {
  const fields = [
    { label: '牵头单位', value: '市编办' },
    { label: 'Lead', value: 'Staffing Office' },
  ];

  expect(renderPlain({ blocks: [{ kind: 'fields', fields }], choices: [] })).toBe(
    '牵头单位：市编办\nLead: Staffing Office',
  );
});

test('choices are numbered lines', () => {
  const choices = [
    { label: '第7项　河长制', send: '第7项' },
    { label: '第8项', send: '第8项' },
  ];

  expect(renderPlain({ blocks: [{ kind: 'text', text: '请选择。' }], choices })).toBe(
    '请选择。\n1. 第7项　河长制\n2. 第8项',
  );
});

test('a table without rows is its columns, an empty reply is empty', () => {
  expect(renderPlain({ blocks: [{ ...table, rows: [] }], choices: [] })).toBe('编号  任务  牵头单位');
  expect(renderPlain({ blocks: [], choices: [] })).toBe('');
});

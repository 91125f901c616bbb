/** One measure in full, and items with several. */
import { expect, test } from 'vitest';
import { ask, blocksOf, ledger, rows, sends, textOf } from './given.ts';

const fieldsOf = (answer: ReturnType<typeof ask>) =>
  Object.fromEntries(
    blocksOf(answer, 'fields').flatMap(({ fields }) => fields.map(({ label, value }) => [label, value])),
  );

test("a measure in full has the plan's own words", () => {
  const answer = ask({ tell: 'text', where: { items: ['7'] } });

  expect(blocksOf(answer, 'quote').map(({ text }) => text)).toEqual([ledger.measures.get('7')?.text]);
  expect(fieldsOf(answer)).toEqual({
    牵头单位: '市水务局',
    点名配合单位: '未点名具体单位',
    统称: '各区政府、开发区管委会、市直各部门',
    完成时限: '2017年6月底前（2017-06-30），还有 15 天',
    所属部分: '（一）依法全面履行政府职能',
  });
});

test('an open list says that it is open, and the item says what else it holds', () => {
  const answer = ask({ tell: 'text', where: { items: ['4.4'] } });

  expect(fieldsOf(answer)).toMatchObject({
    点名配合单位: '市工商局、市质监局、市农委、市城管局、市卫计委等（原文以“等”结尾，没有全部列出）',
    同项其他任务: '4.1、4.2、4.3、4.5、4.6、4.7',
  });
  expect(fieldsOf(answer)).not.toHaveProperty('统称');
});

test('an item with several measures shows each, and how to read one in full', () => {
  const answer = ask({ tell: 'text', where: { items: ['4'] } });

  expect(rows(answer)).toHaveLength(7);
  expect(textOf(answer)).toContain('第4项共有 7 项任务。');
  expect(sends(answer)).toEqual(['第4.1项全文', '第4.2项全文', '第4.3项全文']);
});

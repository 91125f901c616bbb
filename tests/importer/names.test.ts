/** Which names stand for everybody of a kind. */
import { expect, test } from 'vitest';
import { isCollective } from '../../src/importer/names.ts';

test.each([
  '各区政府',
  '开发区管委会',
  '市直各部门',
  '市直有关部门',
  '各街道办事处',
  '各有关单位',
  '相关部门',
  '市有关部门',
  '各级各部门',
  '市直部门',
  '领导小组成员单位',
])('%s is a collective', (name) => {
  expect(isCollective(name)).toBe(true);
});

test.each([
  '市编办',
  '市直机关工委',
  '葛店开发区管委会',
  '鄂城区政府',
  '市政府办公室',
  '市人社局(公务员局)',
  '市发展和改革委员会',
])('%s is one unit', (name) => {
  expect(isCollective(name)).toBe(false);
});

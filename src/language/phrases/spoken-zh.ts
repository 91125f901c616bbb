/** Chinese messages that are a command as they stand, by what they mean: a command, or a command and its argument. */
import { row } from './row-zh.ts';

export const spokenZh: Readonly<Record<string, readonly string[]>> = {
  confirm: row('确认 确认订阅 确认一下'),
  cancel: row('取消'),
  subscribe: row('订阅 订阅一下 订阅周报 订阅本群周报 订阅本群的周报 本群订阅周报'),
  unsubscribe: row(
    '退订 退订周报 退订本群周报 取消订阅 取消本群订阅 取消本群的订阅 取消周报 取消订阅周报 不再订阅 不再订阅周报',
  ),
  'unsubscribe all': row('退订全部 全部退订 退订所有 取消全部订阅 取消所有订阅'),
  subscriptions: row(
    '订阅情况 订阅列表 订阅清单 我的订阅 我们的订阅 本群订阅 本群的订阅 本群订阅情况 本群的订阅情况 查看订阅 看看订阅',
    '看订阅 查订阅 查询订阅 查看订阅情况 看看订阅情况 查看本群订阅 订阅了什么 订阅了哪些 订阅了啥 有哪些订阅 有什么订阅',
    '本群订阅了什么 本群订阅了哪些 本群订阅了啥 本群有哪些订阅 本群有什么订阅 看看本群订阅了什么 我们订阅了什么',
    '我们订阅了哪些 我订阅了什么 我订阅了哪些 有没有订阅 有没有订阅周报 有订阅吗 本群有订阅吗 现在有哪些订阅',
  ),
  digest: row(
    '周报 本群周报 本群的周报 预览 预览一下 预览周报 预览一下周报 预览本群周报 看周报 看看周报 看下周报 看一下周报',
    '看看本群周报 看看本群的周报 查看周报 发一下周报',
  ),
  pause: row('暂停 先暂停 暂停一下 先暂停一下 暂停周报 暂停订阅 暂停推送 暂停本群周报 暂停本群的周报'),
  resume: row('恢复 恢复周报 恢复订阅 恢复推送 恢复本群周报 恢复本群的周报 取消暂停 继续推送 继续发周报'),
  follow: row('关注'),
  unfollow: row('取消关注 取关'),
  group: row('绑定 绑定单位 绑定本群 本群绑定'),
  status: row('运行状态 运行情况 系统状态 机器人状态'),
  'help subscribe': row(
    '怎么订阅 如何订阅 怎样订阅 怎么订阅周报 如何订阅周报 怎样订阅周报 订阅怎么用 怎么设置订阅',
    '能订阅吗 可以订阅吗 能不能订阅 可以订阅什么 能订阅什么 可以订阅哪些 能订阅哪些',
  ),
  'help unsubscribe': row('怎么退订 如何退订 怎样退订 怎么取消订阅 如何取消订阅 怎样取消订阅'),
  'help pause': row('怎么暂停 如何暂停 怎样暂停 怎么暂停周报 如何暂停周报'),
  'help follow': row('怎么关注 如何关注 怎样关注'),
  'help group': row('怎么绑定 如何绑定 怎样绑定'),
};

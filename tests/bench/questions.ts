/** What officials ask, in both languages and of every kind; each line is one natural question about the real plan. */

export const QUESTIONS: readonly string[] = `
第24项谁牵头
二十四项是哪个单位负责的?
请问第7项由谁牵头呢
第4项第3段是什么内容
4.3什么时候完成
第１１项的配合单位有哪些
第35项
那36项呢
第24项和第25项谁牵头
第99项谁牵头
河长制谁负责
河长制什么时候完成
河长制是环保局牵头吧
权责清单的任务有哪些
和行政执法有关的任务
关于信访的措施有几项
双随机抽查是哪个部门牵头
重大行政决策的内容是什么
食品安全谁负责
市编办有哪些任务
法制办牵头的任务
财政局配合哪些任务
国土局单独牵头的任务有哪些
市财政局和市国土局共同牵头的任务
环保局的任务里哪些2017年底前到期
人社局有几项任务
市教育局牵头什么
我的任务
本月到期的任务
下个月有哪些到期
2017年底前到期的任务有哪些
2018年上半年要完成什么
2017年6月底前完成的有几项
法制办牵头、2017年底前、和行政执法有关的
已经逾期的任务有哪些
下一个到期的任务是什么
最早到期的是哪项
最后完成的任务是什么时候
一共有多少项任务
有几个牵头单位
哪个单位牵头的任务最多
配合任务最多的前三名
任务最少的单位
第三部分有哪些任务
第五部分有几项
第一阶段是什么时候
这个规划讲什么
今天天气怎么样
第24项完成了吗
把第24项删掉
你好
谢谢
@督办助手 麻煩問下 國土局牽頭的任務呀🙏
who leads item 24
who is in charge of the river chief system
when is item 12 due
what does item 9 say
and item 10?
which units support item 11
items led by the finance bureau
tasks of the Legislative Affairs Office
what must the civil affairs bureau finish by the end of 2017
which tasks led jointly by the finance and land bureaus are due before July 2017
how many tasks does the planning bureau lead
what is due this month
what is due next
what is overdue
tasks due between July 2017 and June 2018
everything about administrative law enforcement
tasks about food safety
how many tasks are there
how many lead units are there
which unit leads the most tasks
top 3 lead units
what is in section 3
when does the second phase end
what is this plan about
is item 24 finished
who is the mayor
what can you do
`
  .trim()
  .split('\n');

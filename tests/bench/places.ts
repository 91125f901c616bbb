/** Places of Hubei, in both languages: with the real plan's kinds of units they name the units of the synthetic plan. */
export const PLACES: readonly (readonly [zh: string, en: string])[] = `
武汉 wuhan 黄石 huangshi 十堰 shiyan 宜昌 yichang 襄阳 xiangyang 鄂州 ezhou 荆门 jingmen 孝感 xiaogan 荆州 jingzhou 黄冈 huanggang
咸宁 xianning 随州 suizhou 恩施 enshi 仙桃 xiantao 潜江 qianjiang 天门 tianmen 大冶 daye 阳新 yangxin 丹江口 danjiangkou 竹溪 zhuxi
竹山 zhushan 郧西 yunxi 宜都 yidu 当阳 dangyang 枝江 zhijiang 兴山 xingshan 秭归 zigui 长阳 changyang 五峰 wufeng 枣阳 zaoyang
宜城 yicheng 老河口 laohekou 南漳 nanzhang 谷城 gucheng 保康 baokang 钟祥 zhongxiang 京山 jingshan 沙洋 shayang 应城 yingcheng 安陆 anlu
汉川 hanchuan 孝昌 xiaochang 大悟 dawu 云梦 yunmeng 石首 shishou 洪湖 honghu 松滋 songzi 监利 jianli 江陵 jiangling 麻城 macheng
武穴 wuxue 罗田 luotian 英山 yingshan 浠水 xishui 蕲春 qichun 黄梅 huangmei 团风 tuanfeng 赤壁 chibi 嘉鱼 jiayu 通城 tongcheng 崇阳 chongyang
`
  .trim()
  .split('\n')
  .flatMap((line) => [...line.matchAll(/(?<zh>\p{Script=Han}+) (?<en>[a-z]+)/gu)])
  .map(({ groups }) => [groups?.zh ?? '', groups?.en ?? '']);

/** What is said in Chinese about units, roles and invitations; `rights-en.ts` has the same keys. */

export const rightsZh = {
  role: { owner: '总管理员', admin: '管理员', liaison: '联络员', member: '成员' },
  roleOf: (role: string, unit: string | null) => `${unit ?? ''}${role}`,
  /** A role with the people who have it. */
  people: (role: string, names: string) => `${role}${names}`,
  privateChat: (name: string) => `${name}的私聊`,

  denied: {
    by: (allowed: string, who: string | null) => `这件事由${allowed}办理${who === null ? '' : `，请联系${who}`}。`,
    unit: (unit: string, office: string) => `${unit}联络员或${office}`,
    role: (role: string) => role,
    anonymous: '您现在以群或频道的名义（匿名）发言，无法确认是哪一位，请改用本人身份在工作群或私聊里办理。',
    bindFirst: '本群还没有绑定单位，联络员可以先把本群绑定到本单位。',
  },

  group: {
    privately: '绑定是给群用的，请在群里发送。说明自己的单位，请发送：/我是 单位名称',
    bound: (unit: string) => `本群绑定的单位是${unit}。`,
    unbound: '本群还没有绑定单位。',
    usage: (example: string) => `绑定请发送“/绑定 单位名称”，例如：${example}`,
    already: (unit: string) => `本群已经绑定${unit}，没有变化。`,
    done: (unit: string) => `本群已绑定${unit}。`,
    moved: (before: string, unit: string) => `本群由${before}改为绑定${unit}。`,
    subscriptionsStay: (count: number) => `原有 ${count} 个订阅继续有效，其中“本单位”改按新绑定的单位计算。`,
    whatNext: '发送“订阅”，可以每周收到本单位的任务周报。',
    unreconciled: (names: string) => `规划用了${names}几个名称，没有说明是否为同一单位；查询和周报一并列出。`,
  },

  person: {
    from: (unit: string) => `您的单位是${unit}。`,
    fromUnnamed: (said: string) => `您说的单位是“${said}”，规划没有点名这个单位。`,
    unknown: '还不知道您的单位。',
    usage: (example: string) => `请发送“/我是 单位名称”，例如：${example}`,
    done: (unit: string) => `记下了，您的单位是${unit}。现在可以直接问“我的任务”。`,
    readingOnly: '这只用于查询；更改群里的设置，仍须由联络员或管理员办理。',
  },

  invite: {
    privately: '邀请码谁看到谁就能用，不在群里显示。请与机器人私聊后再发送这条命令。',
    which: (examples: string) => `请写明单位和身份：联络员或成员。邀请管理员不写单位。例如：${examples}`,
    done: (role: string, until: string) => `${role}的邀请码如下，${until}前有效，只能用一次。`,
    redeem: (code: string) => `请转给本人，由本人向机器人发送：/加入 ${code}`,
  },

  join: {
    done: (role: string) => `已生效，您现在是${role}。`,
    unit: (unit: string) => `您的单位记为${unit}。`,
    has: (role: string) => `您已经是${role}，不需要这个邀请码，它仍可给别人用。`,
    anonymous: '您现在以群或频道的名义（匿名）发言，无法确认是哪一位，邀请码没有使用，请由本人私聊发给机器人。',
    used: '这个邀请码已经用过，请向邀请您的人再要一个。',
    expired: '这个邀请码已经过期，请向邀请您的人再要一个。',
    unknown: '没有这个邀请码，请核对后再发送。',
  },

  list: {
    columns: ['姓名', '身份'],
    yours: (roles: string) => `您的身份：${roles}。`,
    id: (key: string) => `您的编号：${key}。`,
    none: '您没有登记身份，可以查询规划，并在私聊里为自己订阅。',
    nobody: '本会话还没有登记管理员和联络员，请联系总管理员。',
    rest: (shown: number, total: number) =>
      `共 ${total} 人，这里列出 ${shown} 人。看一个单位的，请发送：/权限 单位名称`,
    meaning: [
      '总管理员：办理一切事项，由系统配置指定。',
      '管理员：各群的绑定和订阅、邀请联络员和成员、查看全部记录、重发。',
      '联络员：本单位各群的绑定和订阅、邀请本单位成员、移交。',
      '任何人：查询规划、看订阅情况和状态、预览周报，并在私聊里为自己订阅。',
    ],
  },

  revoke: {
    notFound: (name: string) => `没有找到登记了身份的“${name}”。`,
    noRole: (name: string, role: string) => `${name}不是${role}。`,
    several: (name: string) => `有几位“${name}”，请选择一位。`,
    owner: (name: string) => `${name}是总管理员，由系统配置指定，不能在这里撤销。`,
    done: (name: string, roles: string) => `已撤销${name}的身份：${roles}。`,
    kept: (roles: string) => `仍然保留：${roles}。`,
    codes: '由其发出、尚未使用的邀请码同时失效。',
  },

  handover: {
    nothing: '您没有登记为联络员，没有可以移交的身份。',
    notFound: (name: string) => `没有找到“${name}”。请对方先与机器人私聊一次，再移交。`,
    notYet: (name: string) => `${name}还没有与机器人私聊过。请对方先私聊一次，再移交。`,
    yourself: '不能移交给自己。',
    several: (name: string) => `有几位“${name}”，请选择一位。`,
    done: (name: string) => `已移交给${name}：`,
    notice: (name: string) => `${name}把以下身份和订阅移交给您：`,
    role: (role: string) => `身份：${role}`,
    subscription: (title: string, schedule: string) => `订阅：${title}，${schedule}`,
    doubled: (line: string) => `${line}（对方已有相同的，不重复）`,
    /** Words of a subscription that speak of the own unit, for somebody else. */
    ofUnit: (unit: string, words: string) => `${unit}：${words}`,
    codes: '您发出、尚未使用的邀请码同时失效。',
    groups: '各群的订阅属于群，不受影响。',
  },

  quiet: {
    state: (quiet: boolean) => `本会话的免打扰现在是${quiet ? '开' : '关'}。`,
    on: '免打扰已开：只在工作日 08:30–17:30 发送，其余时间到了的顺延。',
    off: '免打扰已关：到了约定时间就发送，休息日和非工作时间也一样。',
  },
};

export type RightsWording = typeof rightsZh;

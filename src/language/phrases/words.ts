/** The closed classes of words that questions are made of. A phrase belongs to exactly one class of its language. */

export type Word =
  // What is asked for
  | 'who'
  | 'when'
  | 'many'
  | 'list'
  | 'content'
  | 'exists'
  /** Makes a statement a question: 吗, 是不是, right? */
  | 'yesno'
  /** is, does: a yes-no question when it opens an English sentence that asks nothing else; 是 before a unit makes a claim. */
  | 'be'
  // Who does what
  | 'lead'
  | 'support'
  /** 牵头单位: the role as a noun, which asks for the unit unless one follows. */
  | 'lead-unit'
  | 'support-unit'
  | 'all-units'
  | 'only'
  | 'joint'
  /** 共同牵头: the role and that it is shared, in one word. */
  | 'co-lead'
  | 'and'
  | 'or'
  /** 分别: each on its own, not together. */
  | 'each'
  /** 推进, 建立, set up: what a plan does with everything; it adds nothing to the topic beside it. */
  | 'action'
  // What there is
  | 'task'
  | 'item'
  | 'unit'
  | 'plan'
  | 'section'
  | 'phase'
  | 'aims'
  // Time
  | 'due'
  /** 完成, finish: due where a date or a question about time stands, otherwise a question about progress. */
  | 'done'
  | 'not-due'
  | 'overdue'
  | 'next'
  | 'first'
  | 'last'
  | 'now'
  // Order
  | 'most'
  | 'fewest'
  // Where to look
  | 'me'
  | 'about'
  | 'except'
  | 'except-end'
  // Conversation
  | 'it'
  | 'narrow'
  | 'shift'
  | 'more'
  | 'previous'
  | 'help'
  | 'greeting'
  | 'filler'
  // Operators: no default meaning, without a rule there is no answer
  /** 开始: when a phase begins is known, when a measure begins is not. */
  | 'start'
  | 'not'
  | 'compare'
  | 'act'
  | 'why'
  | 'progress'
  | 'off-topic';

/** The phrases of one language, each class a list; longer phrases win over shorter ones. */
export type Phrases = Record<Word, readonly string[]>;

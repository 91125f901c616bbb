/** The store's contract, on every engine: the same cases, whatever keeps the rows. */
import { chatsContract } from '../contract/store/chats.ts';
import { choicesContract } from '../contract/store/choices.ts';
import { greetingsContract } from '../contract/store/greetings.ts';
import { inboxContract } from '../contract/store/inbox.ts';
import { leasesContract } from '../contract/store/leases.ts';
import { notesContract } from '../contract/store/notes.ts';
import { peopleContract } from '../contract/store/people.ts';
import { subscriptionsContract } from '../contract/store/subscriptions.ts';
import { transactionsContract } from '../contract/store/transactions.ts';
import { describeOnEveryEngine } from './engines.ts';

describeOnEveryEngine((given) => {
  transactionsContract(given);
  chatsContract(given);
  peopleContract(given);
  subscriptionsContract(given);
  notesContract(given);
  inboxContract(given);
  leasesContract(given);
  greetingsContract(given);
  choicesContract(given);
});

/** Somebody blocks the bot and unblocks it: meanwhile nothing is sent, and afterwards it goes on as after a pause. */
import { expect, test } from 'vitest';
import { disableChat, enableChat } from '../../src/store/chats.ts';
import { at, openStation, states, subscribe } from './given.ts';

test('a subscription sleeps while its chat is blocked; what was missed is told once, and then each week', async () => {
  const station = await openStation({ start: at('2017-06-05', '07:50') });
  await subscribe(station);
  const said = () => station.platform.taken.map(({ text }) => (text.includes('补发') ? 'late' : 'in time'));
  await station.digests.passTo(at('2017-06-05', '09:30'));

  await station.store.read((db) => disableChat(db, 'test:group', at('2017-06-06')));
  await station.digests.passTo(at('2017-06-13', '12:00'));
  expect(said()).toEqual(['in time']);

  await station.store.read((db) => enableChat(db, 'test:group'));
  await station.digests.passTo(at('2017-06-15', '12:00'));
  expect(said()).toEqual(['in time', 'late']);
  await station.digests.passTo(at('2017-06-19', '09:30'));

  expect(said()).toEqual(['in time', 'late', 'in time']);
  expect(await states(station)).toEqual(['sent', 'sent', 'sent']);
});

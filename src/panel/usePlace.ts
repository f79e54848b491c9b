import { useEffect, useState } from 'preact/hooks';
import { type Place, placeOf } from './place';
import { readPageTab } from './tab';

/** Where the panel stands. Undefined until the browser has told. */
export function usePlace(): Place | undefined {
  const [place, setPlace] = useState<Place>();
  useEffect(() => {
    readPageTab().then(
      (tab) => setPlace(placeOf(tab)),
      (reason) => setPlace({ kind: 'unknown', why: `The browser does not tell which page this is: ${String(reason)}` }),
    );
  }, []);
  return place;
}

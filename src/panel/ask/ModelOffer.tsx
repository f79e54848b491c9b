import { browser } from 'wxt/browser';
import { useStored } from '@/panel/useStored';
import { modelOfferDeclined } from '@/store/panel';

/** One line that tells of models that find more, until the person has seen enough of it. */
export function ModelOffer() {
  const [isDeclined, decline] = useStored(modelOfferDeclined);
  if (isDeclined !== false) return null;
  return (
    <p class="note model-offer">
      A downloaded model finds answers in other words too.
      <button type="button" class="quiet-button" onClick={() => void browser.runtime.openOptionsPage()}>
        See models
      </button>
      <button type="button" class="quiet-button" onClick={() => decline(true)}>
        No, thanks
      </button>
    </p>
  );
}

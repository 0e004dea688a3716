// The newspaper text beside or over the chat: every fact marked where it is printed, the answer's sentence lit, doubts
// told. On a wide screen a panel, on a phone a sheet over everything.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ArticleRecord } from '../../../library/records.js';
import * as api from './api.js';
import { ArticleText } from './article-view.js';
import { CloseIcon } from './icons.js';
import { useWording } from './language.js';
import { closeArticle } from './route.js';

interface ReaderProps {
  readonly id: string;
  readonly anchor: string | null;
}

/** As in page.css. */
const WIDE = '(min-width: 1000px)';

function useArticle(id: string): ArticleRecord | 'loading' | 'lost' {
  const [read, setRead] = useState<{ readonly id: string; readonly article: ArticleRecord | null } | null>(
    null,
  );
  useEffect(() => {
    let wanted = true;
    const keep = (article: ArticleRecord | null) => wanted && setRead({ id, article });
    api.article(id).then(keep, () => keep(null));
    return () => {
      wanted = false;
    };
  }, [id]);
  if (read?.id !== id) return 'loading';
  return read.article ?? 'lost';
}

/** Over everything, or beside the chat: as the width has it, also when it changes. The focus goes back where it was. */
function useDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const wide = matchMedia(WIDE);
    const show = () => {
      dialog.current?.close();
      if (wide.matches) dialog.current?.show();
      else dialog.current?.showModal();
    };
    show();
    wide.addEventListener('change', show);
    return () => {
      wide.removeEventListener('change', show);
      // Not at once: going back in the history takes the focus away, too.
      setTimeout(() => before instanceof HTMLElement && before.focus());
    };
  }, []);
  return dialog;
}

export function Reader({ id, anchor }: ReaderProps) {
  const wording = useWording();
  const dialog = useDialog();
  const article = useArticle(id);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // A dialog that stands above the reader is closed first.
      if (document.querySelector('dialog.small[open]')) return;
      event.preventDefault();
      closeArticle();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <dialog
      class="reader"
      ref={dialog}
      aria-labelledby="reader-title"
      onCancel={(event) => {
        event.preventDefault();
        closeArticle();
      }}
    >
      <header>
        <h2 id="reader-title">{wording.reader}</h2>
        <button type="button" class="tool" aria-label={wording.close} onClick={closeArticle}>
          <CloseIcon />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section class="reader-body" tabIndex={0} aria-label={wording.reader}>
        {article === 'loading' && <p role="status">{wording.loading}</p>}
        {article === 'lost' && <p role="status">{wording.notFound}</p>}
        {typeof article === 'object' && <ArticleText article={article} anchor={anchor} />}
      </section>
    </dialog>
  );
}

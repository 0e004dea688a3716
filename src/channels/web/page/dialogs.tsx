// The two questions that the page itself asks: for the access key, and whether to clear the conversation.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWording } from './language.js';

interface SmallDialogProps {
  readonly label: string;
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}

function SmallDialog({ label, confirm, onConfirm, onCancel, children }: SmallDialogProps) {
  const wording = useWording();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      class="small"
      ref={dialog}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        {children}
        <div class="answers">
          <button type="button" onClick={onCancel}>
            {wording.cancel}
          </button>
          <button type="submit" class="main">
            {confirm}
          </button>
        </div>
      </form>
    </dialog>
  );
}

export function KeyDialog({ onKey }: { readonly onKey: (key: string | null) => void }) {
  const wording = useWording();
  const input = useRef<HTMLInputElement>(null);
  return (
    <SmallDialog
      label={wording.keyTitle}
      confirm={wording.send}
      onConfirm={() => onKey(input.current?.value.trim() || null)}
      onCancel={() => onKey(null)}
    >
      <label>
        {wording.keyLabel}
        <input ref={input} type="password" autocomplete="off" required aria-describedby="key-note" />
      </label>
      <p id="key-note" class="note">
        {wording.keyNote}
      </p>
    </SmallDialog>
  );
}

interface ClearDialogProps {
  readonly onClear: () => void;
  readonly onCancel: () => void;
}

export function ClearDialog({ onClear, onCancel }: ClearDialogProps) {
  const wording = useWording();
  return (
    <SmallDialog label={wording.clear} confirm={wording.yes} onConfirm={onClear} onCancel={onCancel}>
      <p>{wording.clearAsk}</p>
    </SmallDialog>
  );
}

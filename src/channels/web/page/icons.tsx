// Pictures of the page, drawn here so that none is fetched. All are decoration: the words stand beside or in a label.
import type { ComponentChildren } from 'preact';

function Icon({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** A park: two halls and a tower. */
export const BotAvatar = () => (
  <svg class="avatar bot" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    <path d="M9 31V17l7-4v18m3 0V9l12 6v16M7 31h26M23 18h4m-4 5h4" />
  </svg>
);

export const UserAvatar = () => (
  <svg class="avatar user" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    <path d="M20 20a6 6 0 1 0 0-12 6 6 0 0 0 0 12Zm-12 12c1-7 6-9 12-9s11 2 12 9" />
  </svg>
);

export const ShareIcon = () => (
  <Icon>
    <path d="M12 15V4m0 0L8 8m4-4 4 4M5 13v6h14v-6" />
  </Icon>
);

export const PaperIcon = () => (
  <Icon>
    <path d="M4 5h13v14H6a2 2 0 0 1-2-2V5Zm13 5h3v7a2 2 0 0 1-2 2M7 9h7M7 12h7M7 15h4" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m6 6 12 12M18 6 6 18" />
  </Icon>
);

export const BinIcon = () => (
  <Icon>
    <path d="M5 7h14M10 7V4h4v3m-7 0 1 13h8l1-13m-7 4v5m4-5v5" />
  </Icon>
);

export const ThumbIcon = ({ thumb }: { readonly thumb: 'up' | 'down' }) => (
  <Icon>
    <path
      d="M7 11v9H4v-9h3Zm0 0 4-7c1.500 0 2.500 1 2.500 2.500L13 10h5.500c1 0 1.700 1 1.500 2l-1.300 6.500c-.2 1-.9 1.500-1.700 1.500H7"
      transform={thumb === 'up' ? undefined : 'rotate(180 12 12)'}
    />
  </Icon>
);

export const ThemeIcon = ({ theme }: { readonly theme: 'auto' | 'light' | 'dark' }) => (
  <Icon>
    {theme === 'dark' && <path d="M19 14A8 8 0 0 1 10 5a8 8 0 1 0 9 9Z" />}
    {theme === 'light' && (
      <path d="M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm0-13v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4m0-12.8L17 7M7 17l-1.4 1.4" />
    )}
    {theme === 'auto' && (
      <>
        <path d="M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z" />
        <path class="filled" d="M12 4a8 8 0 0 1 0 16Z" />
      </>
    )}
  </Icon>
);

// What the stand-in refuses a call with: an HTTP code and a description in the Bot API's own wording.

const CONSTANT = /^.[A-Z_]/;

/** Constants of the server that the Bot API puts into words. */
const SPELT_OUT: Record<string, string> = {
  MESSAGE_NOT_MODIFIED:
    'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
    'content and reply markup of the message',
};

/** A refusal as the Bot API reports it; anything else that is thrown is a bug of the stand-in. */
export class ApiError extends Error {
  readonly code: number;
  readonly retryAfter: number | undefined;

  constructor(code: number, description: string, retryAfter?: number) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The body of a refusal. */
export function errorBody(error: ApiError): Record<string, unknown> {
  return {
    ok: false,
    error_code: error.code,
    description: error.message,
    ...(error.retryAfter === undefined ? {} : { parameters: { retry_after: error.retryAfter } }),
  };
}

/** A 400. The Bot API writes the reason with a small first letter, unless it is one of the server's CONSTANTS. */
export function bad(given: string): ApiError {
  const reason = SPELT_OUT[given] ?? given;
  const shown = CONSTANT.test(reason) ? reason : reason.charAt(0).toLowerCase() + reason.slice(1);
  return new ApiError(400, `Bad Request: ${shown}`);
}

/** Puts what was being read before the reason, as in "can't parse MessageEntity: can't find field ...". */
export function within<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const reason =
      error instanceof ApiError && error.code === 400 ? error.message.slice('Bad Request: '.length) : '';
    // CONSTANTS come from behind the reader, and so without its words.
    if (reason === '' || CONSTANT.test(reason)) throw error;
    throw bad(`${what}: ${reason}`);
  }
}

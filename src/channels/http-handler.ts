// What a channel that speaks HTTP is to the server: a function from request to response, as browsers know them.

/** Answers one HTTP request; `sender` is the address that it comes from. Never rejects. */
export type HttpHandler = (request: Request, sender?: string) => Promise<Response>;

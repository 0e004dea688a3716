// What a channel that speaks HTTP is to the server: a function from request to response, as browsers know them.

/** Answers one HTTP request. Never rejects. */
export type HttpHandler = (request: Request) => Promise<Response>;

// What an HTTP server mounts: a channel answers web-standard requests, and knows nothing of sockets.

/** Answers one HTTP request. Never rejects. */
export type HttpHandler = (request: Request) => Promise<Response>;

/** .ci/run says so: there a server that is not installed is a failure, elsewhere its cases are left out. */
export const SERVERS_REQUIRED = process.env.ZONEBOT_SERVERS === 'required';

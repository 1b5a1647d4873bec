/** Put before the worker's files by server/site/release.py. */
declare const RELEASES: Record<string, string>;

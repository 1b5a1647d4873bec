/** The shapes of web/js/shapes.js, for files that import nothing. */
type StoreName = import("../js/shapes.js").StoreName;
type Rows = import("../js/shapes.js").Rows;
type Call = import("../js/shapes.js").Call;
type Help = import("../js/shapes.js").Help;
type Waiting = import("../js/shapes.js").Waiting;

/** What a push carries: see docs/alerts.md. */
interface Message {
  kind?: string;
  alert?: string;
  buddy?: string;
  sealed?: string;
  at?: string;
  minutes?: number | null;
  answer?: string;
  agrees?: boolean;
}

/** web/notices.json as it is printed: {name: words}. */
type NoticeWords = Record<string, string>;

interface Notice {
  title: string;
  options: NotificationOptions & {
    renotify?: boolean;
    vibrate?: number[];
    timestamp?: number;
    actions?: { action: string; title: string }[];
  };
}

// npm's web-push as its users run it: a keep-alive agent and 32 under way. Reads a job, prints what it took.
import { readFileSync } from "node:fs";
import https from "node:https";
import { createRequire } from "node:module";
import { join } from "node:path";

const [web] = process.argv.slice(2);
const webPush = createRequire(join(web, "package.json"))("web-push");
const { subscriptions, payload, vapid, warm } = JSON.parse(readFileSync(0));
const agent = new https.Agent({ keepAlive: true, maxSockets: 32 });
const options = { vapidDetails: vapid, TTL: 1800, urgency: "high", agent };

async function sendAll(all) {
  let next = 0;
  const lane = async () => {
    while (next < all.length) await webPush.sendNotification(all[next++], payload, options);
  };
  await Promise.all(Array.from({ length: 32 }, lane));
}

await sendAll(subscriptions.slice(0, warm));
const cpu = process.cpuUsage();
const started = performance.now();
await sendAll(subscriptions);
const seconds = (performance.now() - started) / 1000;
const used = process.cpuUsage(cpu);
console.log(JSON.stringify({ seconds, cpu: (used.user + used.system) / 1e6 }));
agent.destroy();

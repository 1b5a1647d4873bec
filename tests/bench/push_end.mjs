// A push service that takes everything: notes when each push came and answers 201 after so many milliseconds.
import { readFileSync } from "node:fs";
import http2 from "node:http2";
import https from "node:https";

const [pem, protocol] = process.argv.slice(2);
const secrets = { key: readFileSync(pem), cert: readFileSync(pem), allowHTTP1: true };
let marks = [];
let delay = 0;

function answer(request, response) {
  const [, what, value] = request.url.split("/");
  if (what === "marks") {
    response.end(JSON.stringify(marks));
    marks = [];
  } else if (what === "delay") {
    delay = Number(value);
    response.end();
  } else {
    marks.push(performance.timeOrigin + performance.now());
    request.resume();
    const take = () => response.writeHead(201).end();
    delay ? setTimeout(take, delay) : take();
  }
}

const server = protocol === "h2" ? http2.createSecureServer(secrets, answer) : https.createServer(secrets, answer);
server.listen(0, "127.0.0.1", () => console.log(server.address().port));

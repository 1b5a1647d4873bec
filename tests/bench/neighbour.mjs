// Prints govuk-frontend's own full page template, with its own styles, script, fonts and pictures, as a folder.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [web, folder] = process.argv.slice(2);
const require = createRequire(join(web, "package.json"));
const nunjucks = require("nunjucks");
const dist = dirname(require.resolve("govuk-frontend/package.json")) + "/dist";
const page = `{% extends "govuk/template.njk" %}
{% block head %}<link rel="stylesheet" href="/govuk-frontend.min.css">{% endblock %}
{% block content %}<h1 class="govuk-heading-xl">Help when a social worker visits</h1>
<p class="govuk-body">Calm steps, your rights and people to ring.</p>{% endblock %}
{% block bodyEnd %}<script type="module" src="/govuk-frontend.min.js"></script>
<script type="module" src="/start.js"></script>{% endblock %}`;

mkdirSync(folder, { recursive: true });
cpSync(`${dist}/govuk/assets`, `${folder}/assets`, { recursive: true });
cpSync(`${dist}/govuk/govuk-frontend.min.css`, `${folder}/govuk-frontend.min.css`);
cpSync(`${dist}/govuk/govuk-frontend.min.js`, `${folder}/govuk-frontend.min.js`);
writeFileSync(`${folder}/start.js`, 'import { initAll } from "/govuk-frontend.min.js"; initAll();');
writeFileSync(`${folder}/index.html`, nunjucks.configure(dist, { autoescape: true }).renderString(page));

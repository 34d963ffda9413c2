// Reads a contact card from standard input with ical.js, as programs of others do, and tells its properties.
const ICAL = require("ical.js");
const card = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf8")));
const told = card.getAllProperties().map(property => ({ name: property.name, type: property.getParameter("type") ?? null, value: property.getValues().flat().join(";") }));
process.stdout.write(JSON.stringify({ kind: card.name, told: told.map(one => ({ ...one, type: one.type === null ? null : [].concat(one.type).join(",") })) }));

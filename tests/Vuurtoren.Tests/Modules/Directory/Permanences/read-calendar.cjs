// Reads a calendar from standard input with ical.js or node-ical, as others do, and tells what takes place between two days.
const [, , reader, from, to] = process.argv;
const text = require("fs").readFileSync(0, "utf8");
const [first, last] = [new Date(from), new Date(to)];
const told = [];
const tell = (start, end, event) => { if (start >= first && start < last) told.push({ start: start.toISOString(), end: end.toISOString(), ...event }); };

if (reader === "ical.js") {
  const ICAL = require("ical.js");
  const calendar = new ICAL.Component(ICAL.parse(text));
  calendar.getAllSubcomponents("vtimezone").forEach(zone => ICAL.TimezoneService.register(zone));
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const about = { uid: event.uid, summary: event.summary, location: event.location, sequence: event.sequence, status: component.getFirstPropertyValue("status") };
    if (!event.isRecurring()) { tell(event.startDate.toJSDate(), event.endDate.toJSDate(), about); continue; }
    const days = event.iterator();
    for (let next = days.next(); next && next.toJSDate() < last; next = days.next()) {
      const details = event.getOccurrenceDetails(next);
      tell(details.startDate.toJSDate(), details.endDate.toJSDate(), about);
    }
  }
} else {
  const ical = require("node-ical");
  for (const event of Object.values(ical.sync.parseICS(text))) {
    if (event.type !== "VEVENT") continue;
    const words = value => value && typeof value === "object" ? value.val : value;
    const about = { uid: event.uid, summary: words(event.summary), location: words(event.location), sequence: Number(event.sequence), status: event.status };
    if (!event.rrule) { tell(event.start, event.end, about); continue; }
    for (const one of ical.expandRecurringEvent(event, { from: first, to: last })) tell(one.start, one.end, about);
  }
}
told.sort((a, b) => a.start < b.start ? -1 : a.start > b.start ? 1 : a.uid < b.uid ? -1 : 1);
console.log(JSON.stringify(told));

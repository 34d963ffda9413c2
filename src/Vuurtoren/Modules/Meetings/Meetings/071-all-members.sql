-- A meeting, a question about days or a topic of the plenary is one of all members, and names no body.
update meetings_meeting set body_id = null where body_id in (select id from networks_body where kind = 'Plenary');
update meetings_poll set body_id = null where body_id in (select id from networks_body where kind = 'Plenary');
update meetings_item set body_id = null where body_id in (select id from networks_body where kind = 'Plenary');

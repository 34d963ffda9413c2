-- A number that rises with each change of what minutes are made of, as that of a coordination (076): who only looks reads lists from memory until it is another one.
alter table meetings_meeting add column stamp bigint not null default 0;

-- only on SQLite
create trigger meetings_item_insert after insert on meetings_item begin update meetings_meeting set stamp = stamp + 1 where id = new.meeting_id; end;
create trigger meetings_item_update after update on meetings_item begin update meetings_meeting set stamp = stamp + 1 where id in (old.meeting_id, new.meeting_id); end;
create trigger meetings_item_delete after delete on meetings_item begin update meetings_meeting set stamp = stamp + 1 where id = old.meeting_id; end;
create trigger meetings_attendee_insert after insert on meetings_attendee begin update meetings_meeting set stamp = stamp + 1 where id = new.meeting_id; end;
create trigger meetings_attendee_update after update on meetings_attendee begin update meetings_meeting set stamp = stamp + 1 where id in (old.meeting_id, new.meeting_id); end;
create trigger meetings_attendee_delete after delete on meetings_attendee begin update meetings_meeting set stamp = stamp + 1 where id = old.meeting_id; end;
create trigger meetings_line_insert after insert on meetings_line begin update meetings_meeting set stamp = stamp + 1 where id = new.meeting_id; end;
create trigger meetings_line_update after update on meetings_line begin update meetings_meeting set stamp = stamp + 1 where id in (old.meeting_id, new.meeting_id); end;
create trigger meetings_line_delete after delete on meetings_line begin update meetings_meeting set stamp = stamp + 1 where id = old.meeting_id; end;
create trigger meetings_task_insert after insert on meetings_task begin update meetings_meeting set stamp = stamp + 1 where id = new.meeting_id; end;
create trigger meetings_task_update after update on meetings_task begin update meetings_meeting set stamp = stamp + 1 where id in (old.meeting_id, new.meeting_id); end;
create trigger meetings_task_delete after delete on meetings_task begin update meetings_meeting set stamp = stamp + 1 where id = old.meeting_id; end;

-- only on PostgreSQL
create function meetings_stamp() returns trigger language plpgsql as $stamp$
begin
    if tg_op <> 'INSERT' then update meetings_meeting set stamp = stamp + 1 where id = old.meeting_id; end if;
    if tg_op = 'INSERT' or tg_op = 'UPDATE' and new.meeting_id is distinct from old.meeting_id then update meetings_meeting set stamp = stamp + 1 where id = new.meeting_id; end if;
    return null;
end $stamp$;
create trigger meetings_item_stamp after insert or update or delete on meetings_item for each row execute function meetings_stamp();
create trigger meetings_attendee_stamp after insert or update or delete on meetings_attendee for each row execute function meetings_stamp();
create trigger meetings_line_stamp after insert or update or delete on meetings_line for each row execute function meetings_stamp();
create trigger meetings_task_stamp after insert or update or delete on meetings_task for each row execute function meetings_stamp();

-- A number that rises with each change of who belongs to a coordination and of what is around it: lists that were read stay in memory until it is another one.
-- By triggers, so that nothing that writes can forget it: pages, intakes, erasures, hands.
alter table networks_coordination add column stamp bigint not null default 0;

-- only on SQLite
create trigger networks_member_insert after insert on networks_member begin update networks_coordination set stamp = stamp + 1 where id = new.coordination_id; end;
create trigger networks_member_update after update on networks_member begin update networks_coordination set stamp = stamp + 1 where id = new.coordination_id; end;
create trigger networks_member_delete after delete on networks_member begin update networks_coordination set stamp = stamp + 1 where id = old.coordination_id; end;
create trigger networks_network_insert after insert on networks_network begin update networks_coordination set stamp = stamp + 1 where id = new.coordination_id; end;
create trigger networks_network_update after update on networks_network begin update networks_coordination set stamp = stamp + 1 where id = new.coordination_id; end;
create trigger networks_network_delete after delete on networks_network begin update networks_coordination set stamp = stamp + 1 where id = old.coordination_id; end;
create trigger networks_body_insert after insert on networks_body begin update networks_coordination set stamp = stamp + 1 where id = new.coordination_id; end;
create trigger networks_body_update after update on networks_body begin update networks_coordination set stamp = stamp + 1 where id = new.coordination_id; end;
create trigger networks_body_delete after delete on networks_body begin update networks_coordination set stamp = stamp + 1 where id = old.coordination_id; end;
create trigger networks_delegate_insert after insert on networks_delegate begin update networks_coordination set stamp = stamp + 1 where id = (select coordination_id from networks_member where id = new.member_id); end;
create trigger networks_delegate_update after update on networks_delegate begin update networks_coordination set stamp = stamp + 1 where id = (select coordination_id from networks_member where id = new.member_id); end;
create trigger networks_delegate_delete after delete on networks_delegate begin update networks_coordination set stamp = stamp + 1 where id = (select coordination_id from networks_member where id = old.member_id); end;
create trigger networks_mandate_insert after insert on networks_mandate begin update networks_coordination set stamp = stamp + 1 where id = (select coordination_id from networks_body where id = new.body_id); end;
create trigger networks_mandate_update after update on networks_mandate begin update networks_coordination set stamp = stamp + 1 where id = (select coordination_id from networks_body where id = new.body_id); end;
create trigger networks_mandate_delete after delete on networks_mandate begin update networks_coordination set stamp = stamp + 1 where id = (select coordination_id from networks_body where id = old.body_id); end;
create trigger networks_sitting_insert after insert on networks_sitting begin update networks_coordination set stamp = stamp + 1 where id = (select coordination_id from networks_network where id = new.network_id); end;
create trigger networks_sitting_update after update on networks_sitting begin update networks_coordination set stamp = stamp + 1 where id = (select coordination_id from networks_network where id = new.network_id); end;
create trigger networks_sitting_delete after delete on networks_sitting begin update networks_coordination set stamp = stamp + 1 where id = (select coordination_id from networks_network where id = old.network_id); end;

-- only on PostgreSQL
create function networks_stamp() returns trigger language plpgsql as $stamp$
declare
    changed record;
    coordination uuid;
begin
    if tg_op = 'DELETE' then changed := old; else changed := new; end if;
    case tg_table_name
        when 'networks_delegate' then select coordination_id into coordination from networks_member where id = changed.member_id;
        when 'networks_mandate' then select coordination_id into coordination from networks_body where id = changed.body_id;
        when 'networks_sitting' then select coordination_id into coordination from networks_network where id = changed.network_id;
        else coordination := changed.coordination_id;
    end case;
    update networks_coordination set stamp = stamp + 1 where id = coordination;
    return null;
end $stamp$;
create trigger networks_member_stamp after insert or update or delete on networks_member for each row execute function networks_stamp();
create trigger networks_network_stamp after insert or update or delete on networks_network for each row execute function networks_stamp();
create trigger networks_body_stamp after insert or update or delete on networks_body for each row execute function networks_stamp();
create trigger networks_delegate_stamp after insert or update or delete on networks_delegate for each row execute function networks_stamp();
create trigger networks_mandate_stamp after insert or update or delete on networks_mandate for each row execute function networks_stamp();
create trigger networks_sitting_stamp after insert or update or delete on networks_sitting for each row execute function networks_stamp();

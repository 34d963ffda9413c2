-- When those who were elected took their seats; of elections that were closed before, nobody waits any more.
alter table networks_vote add column seated_on date;
update networks_vote set seated_on = closed_on where kind = 'Election';

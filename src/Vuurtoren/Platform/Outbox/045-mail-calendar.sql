-- An invitation that the reader's calendar understands (RFC 5545, RFC 6047).
alter table mail add column calendar text;

set local lock_timeout = '2s';

-- Which settings were chosen, and how often each key was tried, is lost.
alter table model drop column tries;
alter table model drop column choice;

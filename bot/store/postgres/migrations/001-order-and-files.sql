-- What a schema needs before the first table of records: the order in which records are found, and files.
-- The functions are not declared strict: PostgreSQL would not inline them then, and a line costs twice as much to write.

-- Text that sorts, byte by byte, as the text itself does by UTF-16 code unit: characters from U+E000 to U+FFFF come
-- behind those beyond. Text in ASCII is left as it is.
create function desk.code_units(value text) returns text language sql immutable parallel safe
return case
  when octet_length(value) = char_length(value) then value
  else regexp_replace(
    replace(value, U&'\+10FFFF', U&'\+10FFFF' || E'\x01'),
    U&'([\E000-\FFFF])' collate "C", U&'\+10FFFF\005C1', 'g')
end;

-- The `order` value of a record, in two columns: numbers by size, then strings. Null when it is neither.
create function desk.order_number(value jsonb) returns float8 language sql immutable parallel safe
return case jsonb_typeof(value) when 'number' then value::float8 when 'string' then 'Infinity'::float8 end;

create function desk.order_text(value jsonb) returns text language sql immutable parallel safe
return case jsonb_typeof(value) when 'number' then '' when 'string' then desk.code_units(value #>> '{}') end;

-- The latest shape that a program has opened each collection with.
create table desk.collections (name text primary key, schema integer not null);

create table desk.blobs (
  id text collate "C" primary key,
  kept_at timestamptz not null default now(),
  bytes bytea not null
);
-- Photos are compressed already.
alter table desk.blobs alter column bytes set storage external;

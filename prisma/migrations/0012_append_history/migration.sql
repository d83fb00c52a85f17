-- The end of the history in one round trip: locks the chain until the transaction ends, then hashes each event onto the
-- one before. `head` and `tail` are an event's canonical text before and after its sequence number.
CREATE FUNCTION append_history(events jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  event jsonb;
  last_sequence bigint;
  last_hash text;
BEGIN
  PERFORM pg_advisory_xact_lock(7216401);
  -- A statement of its own: it sees what was committed while this one waited for the lock.
  SELECT sequence, hash INTO last_sequence, last_hash FROM audit_events ORDER BY sequence DESC LIMIT 1;
  last_sequence := coalesce(last_sequence, 0);
  last_hash := coalesce(last_hash, repeat('0', 64));
  FOR event IN SELECT value FROM jsonb_array_elements(events) WITH ORDINALITY ORDER BY ordinality LOOP
    last_sequence := last_sequence + 1;
    last_hash := encode(sha256(convert_to(
      last_hash || (event ->> 'head') || last_sequence || (event ->> 'tail'), 'UTF8')), 'hex');
    INSERT INTO audit_events (sequence, at, actor_id, token_id, action, entity, entity_id, code, project_id, before,
      after, reason, hash)
    VALUES (last_sequence, (event ->> 'at')::timestamptz, (event ->> 'actorId')::uuid, (event ->> 'tokenId')::uuid,
      event ->> 'action', event ->> 'entity', event ->> 'entityId', event ->> 'code', (event ->> 'projectId')::uuid,
      nullif(event -> 'before', 'null'::jsonb), nullif(event -> 'after', 'null'::jsonb), event ->> 'reason', last_hash);
  END LOOP;
END $$;

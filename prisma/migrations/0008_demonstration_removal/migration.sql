-- Raw files are immutable and kept for ever, with one exception: the simulated files of the demonstration lab go with
-- it. The transaction that removes it says so; foreign keys still hold every file that anything uses.
CREATE FUNCTION refuse_raw_file_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('garnetbook.removing_demonstration', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'raw files are kept for ever: % on % is refused', TG_OP, TG_TABLE_NAME;
END $$;
DROP TRIGGER "raw_files_immutable" ON "raw_files";
CREATE TRIGGER "raw_files_immutable" BEFORE UPDATE OR DELETE ON "raw_files"
  FOR EACH ROW EXECUTE FUNCTION refuse_raw_file_change();

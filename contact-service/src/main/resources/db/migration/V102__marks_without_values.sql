-- Digests of whole statements gave numbers away to whoever tries all of them. From now on they are made with
-- the key of the fingerprints; who repeats a request from before is told that the point is there (409).
DELETE FROM made_request WHERE made IN (SELECT endpoint FROM contact_point);

package io.forbear.messaging.inbox;

import org.apache.avro.specific.SpecificRecord;

/** A record that arrived, and the event that it is. */
record Arrival<V extends SpecificRecord>(Received received, Decoded.Event<V> event) {}

package io.forbear.gateway.command;

import java.time.Instant;

/**
 * A command as it comes in.
 *
 * @param provider who is to carry it
 * @param payload the whole of it, in the wire format
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NewCommand(
        String commandId,
        String provider,
        String debtorId,
        Instant validFrom,
        Instant notAfter,
        int priority,
        byte[] payload) {}

package io.forbear.gateway.command;

import io.forbear.gateway.provider.Medium;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command as it comes in.
 *
 * @param provider who is to carry it
 * @param route names of all who serve it, in the order in which they are asked
 * @param personId to whom it goes
 * @param recipientMark by which it is known again who answers it; null: that cannot be
 * @param messageDigest proof of its text
 * @param payload the whole of it, in the wire format
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NewCommand(
        String commandId,
        String provider,
        List<String> route,
        Medium medium,
        String debtorId,
        String personId,
        byte @Nullable [] recipientMark,
        Instant validFrom,
        Instant notAfter,
        int priority,
        String messageDigest,
        byte[] payload) {}
